package vouch.engine.consistency;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Answers with the last position of the store. Axon Server does not tell the position of an event of a stream; but its
 * positions have no gaps, so every event that is stored already is at or before the last one.
 */
final class HeadPosition implements EventPositions {

    private final EventStore events;

    HeadPosition(EventStore events) {
        this.events = events;
    }

    @Override
    public OptionalLong behind(Map<String, Long> versions) {
        boolean known = versions.entrySet().stream()
                .allMatch(
                        stream -> events.lastSequenceNumberFor(stream.getKey()).orElse(-1L) >= stream.getValue() - 1);
        TrackingToken head = known ? events.createHeadToken() : null;
        return head == null ? OptionalLong.empty() : head.position();
    }
}
