/** The pages of the console in a real browser. */
package vouch.acceptance.console;
