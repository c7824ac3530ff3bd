package vouch.api;

import java.time.Instant;

/**
 * The answer to an accepted command, given after its events are committed.
 *
 * @param changed false when the command had been handled before and did nothing this time
 * @param version the number of events in the stream now, from 1; 0 when there is no stream
 * @param at when the stream's last event was stored; null when there is no stream
 * @param rejection why the command's request for credit was rejected; null when it was granted, and for every other
 *     command
 * @param sequel the answer to the sender's next command, when that command was handled and stored with this one; else
 *     null
 */
public record Accepted(boolean changed, long version, Instant at, RejectionReason rejection, Accepted sequel) {

    public Accepted(boolean changed, long version, Instant at) {
        this(changed, version, at, null, null);
    }

    /** This answer, for a command whose request for credit was rejected. */
    public Accepted rejecting(RejectionReason reason) {
        return new Accepted(changed, version, at, reason, sequel);
    }

    /** This answer, together with the answer to the sender's next command. */
    public Accepted followedBy(Accepted answer) {
        return new Accepted(changed, version, at, rejection, answer);
    }
}
