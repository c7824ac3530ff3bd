package vouch.engine.eventstore;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/**
 * Aggregates as the last command on this node left them, so that the next one need not read them: those that were used
 * last, as many as there may be, and fewer where memory is short. How often one was used does not count, because of an
 * order's commands all but the last come soon after each other.
 *
 * <p>Another node may have changed them since. Whoever decides on one of these must therefore store events, which the unique
 * number of each event in its stream lets through only when nothing was changed; what stores none is to be decided anew.
 */
public final class RecentAggregates implements Cache {

    private final Map<Object, SoftReference<Object>> recent;

    public RecentAggregates(int most) {
        recent = new LinkedHashMap<>(most, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, SoftReference<Object>> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <K, V> V get(K key) {
        SoftReference<Object> value = recent.get(key);
        return value == null ? null : (V) value.get();
    }

    @Override
    public synchronized void put(Object key, Object value) {
        recent.put(key, new SoftReference<>(value));
    }

    @Override
    public synchronized boolean putIfAbsent(Object key, Object value) {
        boolean absent = get(key) == null;
        if (absent) {
            put(key, value);
        }
        return absent;
    }

    @Override
    public synchronized boolean remove(Object key) {
        return recent.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    /** Nobody listens: nothing is made known that is not in the store. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Recent aggregates come and go without notice");
    }
}
