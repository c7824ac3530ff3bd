package vouch.engine.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.ReplayStatus;

/**
 * Some views as they are stored, and what the events of one batch make of them: however many events a view has, its row
 * is read once and written once.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Changes<K, V> {

    private final Map<K, V> stored;
    private final Map<K, V> changed = new LinkedHashMap<>();
    private final Set<K> news = new LinkedHashSet<>();

    /**
     * What one event makes of a view.
     *
     * @param fold of the view as it was, or null; gives null when there is nothing to show
     * @param replay whether this happened long ago, and is no news
     */
    public record Change<K, V>(K id, UnaryOperator<V> fold, ReplayStatus replay) {}

    private Changes(Map<K, V> stored) {
        this.stored = stored;
    }

    /**
     * Makes them one after the other.
     *
     * @param read the stored views of these ids, as far as there are any
     */
    public static <K, V> Changes<K, V> of(List<Change<K, V>> all, Function<Set<K>, Map<K, V>> read) {
        Changes<K, V> changes =
                new Changes<>(read.apply(all.stream().map(Change::id).collect(Collectors.toSet())));
        all.forEach(changes::make);
        return changes;
    }

    private void make(Change<K, V> change) {
        V seen = changed.getOrDefault(change.id, stored.get(change.id));
        V next = change.fold.apply(seen);
        if (next != null && !next.equals(seen)) {
            changed.put(change.id, next);
            if (!change.replay.isReplay()) {
                news.add(change.id);
            }
        }
    }

    /** Completes those that have no row yet. */
    public void complete(UnaryOperator<V> view) {
        changed.replaceAll((id, made) -> stored.containsKey(id) ? made : view.apply(made));
    }

    /** Those that have no row yet. */
    public List<V> made() {
        return changed(false);
    }

    /** Those whose row is no longer right. */
    public List<V> remade() {
        return changed(true);
    }

    /** Those that whoever looks at them should be told of. */
    public List<V> news() {
        return news.stream().map(changed::get).toList();
    }

    private List<V> changed(boolean known) {
        List<V> views = new ArrayList<>();
        changed.forEach((id, view) -> {
            if (stored.containsKey(id) == known) {
                views.add(view);
            }
        });
        return views;
    }
}
