package vouch.engine.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Reads the streams of several commands at once, for those who handle many in one unit of work: two statements instead of
 * one or two for each. Each stream that was read is used for the first load of its aggregate in that unit of work, and
 * for nothing else.
 *
 * <p>A command is then decided on what its stream was when this was called. That is as good as reading it later, as long
 * as the command had arrived by then: had it been decided at that moment, it would have been decided so. Whatever it
 * writes meets the unique key.
 */
public final class StreamPrefetch {

    private static final String STREAMS = StreamPrefetch.class.getName();

    private final ShortStreams stored;

    StreamPrefetch(ShortStreams stored) {
        this.stored = stored;
    }

    /** Does nothing outside of a unit of work. A stream that is long or has a snapshot is left to be read as ever. */
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

    /** It has no snapshot then. */
    static boolean holds(String aggregateIdentifier) {
        return CurrentUnitOfWork.isStarted() && streams().containsKey(aggregateIdentifier);
    }

    private static Map<String, List<DomainEventData<?>>> streams() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(STREAMS, none -> new HashMap<>());
    }
}
