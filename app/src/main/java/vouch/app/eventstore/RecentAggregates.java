package vouch.app.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;

/**
 * Aggregates as the last command on this node left them, so that the next one need not read them. It is bounded, and gives
 * its memory back when there is too little.
 *
 * <p>Another node may have changed them since. Whoever decides on one of these must therefore store events, which the unique
 * number of each event in its stream lets through only when nothing was changed; what stores none is to be decided anew.
 */
final class RecentAggregates implements org.axonframework.common.caching.Cache {

    private final Cache<Object, Object> recent;

    RecentAggregates(int most) {
        recent = Caffeine.newBuilder().maximumSize(most).softValues().build();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> V get(K key) {
        return (V) recent.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        recent.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return recent.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return recent.asMap().remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return recent.asMap().containsKey(key);
    }

    /** Nobody listens: nothing is made known that is not in the store. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Recent aggregates come and go without notice");
    }
}
