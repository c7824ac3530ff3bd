package vouch.coordination;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Reads the events that are stored. */
public interface StoredEvents {

    /** All events of a stream, oldest first; none when there is no such stream. */
    DomainEventStream of(String stream);

    /**
     * The events of all streams after the token, in the order in which they were stored.
     *
     * @param token null for the first event
     */
    BlockingStream<TrackedEventMessage<?>> after(TrackingToken token);
}
