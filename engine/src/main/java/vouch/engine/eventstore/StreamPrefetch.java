package vouch.engine.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Reads the streams of several commands at once, for a group in one unit of work. This takes two statements instead of
 * one or two for each command. Each stream is used for the first load of its aggregate in that unit of work, and for
 * nothing else.
 *
 * <p>A command is then decided on the state of its stream at the time of this call. That is as good as a later read if
 * the command had arrived by then, because it could have been decided at that moment. The unique key checks the events
 * that the command writes.
 */
public final class StreamPrefetch {

    private static final String STREAMS = StreamPrefetch.class.getName();

    private final ShortStreams stored;

    StreamPrefetch(ShortStreams stored) {
        this.stored = stored;
    }

    /** Does nothing outside of a unit of work. A stream that is long or has a snapshot is not prefetched. */
    public void prefetch(Collection<String> aggregateIdentifiers) {
        if (CurrentUnitOfWork.isStarted() && !aggregateIdentifiers.isEmpty()) {
            streams().putAll(stored.of(aggregateIdentifiers));
        }
    }

    /** The stream, if it was prefetched and not yet used. */
    static Optional<List<DomainEventData<?>>> take(String aggregateIdentifier) {
        return CurrentUnitOfWork.isStarted()
                ? Optional.ofNullable(streams().remove(aggregateIdentifier))
                : Optional.empty();
    }

    /** Whether the stream was prefetched and not yet used. Such a stream has no snapshot. */
    static boolean holds(String aggregateIdentifier) {
        return CurrentUnitOfWork.isStarted() && streams().containsKey(aggregateIdentifier);
    }

    private static Map<String, List<DomainEventData<?>>> streams() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(STREAMS, none -> new HashMap<>());
    }
}
