/** The page of those who keep Vouch running. */
package vouch.console.operations;
