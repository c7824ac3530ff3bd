package vouch.engine.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gives command handling access to the aggregates that this node holds in memory. */
public final class AggregateMemory {

    private final List<RecentAggregates> recent;
    private final Optional<StreamPrefetch> streams;

    /** @param streams empty where events are not kept in a table */
    public AggregateMemory(List<RecentAggregates> recent, Optional<StreamPrefetch> streams) {
        this.recent = recent;
        this.streams = streams;
    }

    /**
     * Reads the streams of those aggregates that are not in memory, at once and for the current unit of work. Must be
     * called before any of them is loaded.
     */
    public void prepare(Collection<String> aggregates) {
        streams.ifPresent(prefetch -> prefetch.prefetch(aggregates.stream()
                .filter(aggregate -> recent.stream().noneMatch(cache -> cache.containsKey(aggregate)))
                .distinct()
                .toList()));
    }

    /** Makes the next command of the aggregate read it from the store. */
    public void forget(String aggregate) {
        recent.forEach(cache -> cache.remove(aggregate));
    }
}
