/** The pages about what other credit policies would have decided. */
package vouch.console.whatif;
