package vouch.engine.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.caching.Cache;

/** What this node remembers of aggregates, as those see it who handle their commands. */
public final class AggregateMemory {

    private final List<Cache> recent;
    private final Optional<StreamPrefetch> streams;

    /** @param streams empty where events are not kept in a table */
    public AggregateMemory(List<Cache> recent, Optional<StreamPrefetch> streams) {
        this.recent = recent;
        this.streams = streams;
    }

    /** Reads at once, for the current unit of work, what is not remembered of these. To be called before any of them is loaded. */
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
