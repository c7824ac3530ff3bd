package vouch.engine.eventstore;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import vouch.engine.dryrun.DryRun;

/**
 * Keeps recently used aggregates in memory, as the last command on this node left them. The next command need not read
 * them. The number of aggregates is limited, and is lower when memory is short. How often an aggregate was used does
 * not count, because the commands of an order, except the last, follow each other soon.
 *
 * <p>Another node may have changed an aggregate since. A command that is decided on a remembered aggregate must
 * therefore store events. The unique number of each event in its stream lets the events through only if nothing was
 * changed. A command that stores no event must be decided again.
 *
 * <p>A dry run gets nothing from here and leaves nothing here: it is decided on what is stored, and no later command
 * may be decided on what it would have done.
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
        SoftReference<Object> value = DryRun.isUnderWay() ? null : recent.get(key);
        return value == null ? null : (V) value.get();
    }

    @Override
    public synchronized void put(Object key, Object value) {
        if (!DryRun.isUnderWay()) {
            recent.put(key, new SoftReference<>(value));
        }
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
        return !DryRun.isUnderWay() && recent.remove(key) != null;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    /** Always throws: no listener may be informed of a state that is not in the store. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Recent aggregates come and go without notice");
    }
}
