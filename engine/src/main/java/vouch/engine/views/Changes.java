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
 * Applies the events of one batch to the stored views. The row of a view is read once and written once, for any number
 * of events.
 *
 * @param <K> the view's id
 * @param <V> the view
 */
public final class Changes<K, V> {

    private final Map<K, V> stored;
    private final Map<K, V> changed = new LinkedHashMap<>();
    private final Set<K> news = new LinkedHashSet<>();

    /**
     * The effect of one event on a view.
     *
     * @param fold gets the view before the event, or null; returns null when there is nothing to show
     * @param replay whether the event is replayed, and need not be published
     */
    public record Change<K, V>(K id, UnaryOperator<V> fold, ReplayStatus replay) {}

    private Changes(Map<K, V> stored) {
        this.stored = stored;
    }

    /**
     * Applies the changes one after another.
     *
     * @param read reads the stored views of these ids, as far as they exist
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

    /** Completes the views that have no row yet. */
    public void complete(UnaryOperator<V> view) {
        changed.replaceAll((id, made) -> stored.containsKey(id) ? made : view.apply(made));
    }

    /** The view before the changes; null when it had no row. */
    public V before(K id) {
        return stored.get(id);
    }

    /** The views that have no row yet. */
    public List<V> made() {
        return changed(false);
    }

    /** The views whose row is outdated. */
    public List<V> remade() {
        return changed(true);
    }

    /** The views whose change is to be published. */
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
