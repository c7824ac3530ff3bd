package vouch.api;

import java.time.Instant;

/**
 * The answer to every command that was accepted, given when its events are stored.
 *
 * @param changed false when the command had been handled before and did nothing this time
 * @param version the number of events in the stream now, from 1; 0 when there is no stream
 * @param at when the stream's last event was stored; null when there is no stream
 * @param rejection why this command was not given the credit that it asked for; null when it was, and for all others
 * @param sequel the answer to what its sender sends next, where that was handled and stored with it; else null
 */
public record Accepted(boolean changed, long version, Instant at, RejectionReason rejection, Accepted sequel) {

    public Accepted(boolean changed, long version, Instant at) {
        this(changed, version, at, null, null);
    }

    /** The same answer to a command that asked for credit and was not given it. */
    public Accepted rejecting(RejectionReason reason) {
        return new Accepted(changed, version, at, reason, sequel);
    }

    /** The same answer to a command whose sequel was handled with it, and answered so. */
    public Accepted followedBy(Accepted answer) {
        return new Accepted(changed, version, at, rejection, answer);
    }
}
