/** Breaks a running Vouch, and checks from the raw events that nothing was lost or doubled. */
package vouch.faults;
