/** Answers what other policies would have decided: it reads the stored events, and keeps what it found for a while. */
package vouch.query.whatif;
