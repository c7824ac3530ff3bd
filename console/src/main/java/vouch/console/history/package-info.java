/** Pages of the stored events. */
package vouch.console.history;
