/** The side that decides: what its features share, and its configuration. */
package vouch.command;
