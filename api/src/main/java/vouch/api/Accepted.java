package vouch.api;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer to an accepted command, given after its events are committed. The answer is its events: the sender may go
 * on as if they had arrived.
 *
 * @param version the number of events in the stream now, from 1; 0 when there is no stream
 * @param at when the stream's last event was stored; null when there is no stream
 * @param events what was stored, oldest first; empty when the command had been handled before. It includes the events of
 *     the sender's next command, when that command was handled and stored with this one
 * @param eligibilityRevision the last that the account knows, in the answer to {@code ChangeEligibility}; else null
 */
public record Accepted(long version, Instant at, List<Object> events, Long eligibilityRevision) {

    /** Takes null for no events: a node of an earlier release does not tell them. */
    public Accepted {
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** The answer to any other command than {@code ChangeEligibility}. */
    public Accepted(long version, Instant at, List<Object> events) {
        this(version, at, events, null);
    }

    /** False when the command had been handled before and did nothing this time. */
    public boolean changed() {
        return !events.isEmpty();
    }

    /** This answer, with the last revision of the customer's eligibility. */
    public Accepted knowing(long revision) {
        return new Accepted(version, at, events, revision);
    }

    /** This answer, together with the answer to the sender's next command. */
    public Accepted with(Accepted next) {
        return new Accepted(
                version,
                at,
                Stream.concat(events.stream(), next.events.stream()).toList(),
                eligibilityRevision);
    }
}
