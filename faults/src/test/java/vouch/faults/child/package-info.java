/** What a child process of a run does besides being Vouch: it is on its class path, and wakes where a property asks for it. */
package vouch.faults.child;
