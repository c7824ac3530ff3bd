/** Starts Vouch, and says why when it cannot. */
package vouch.app;
