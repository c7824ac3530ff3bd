package vouch.query.live;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a controller answers with to begin a live answer.
 *
 * @param state reads what the client gets first
 * @param follows whether a change of this resource concerns the client at all; is given its id, too
 * @param shows whether the list has the resource after the change; null when a single resource is followed
 */
public record LiveAnswer<V>(LiveView<V> view, Supplier<?> state, BiPredicate<String, V> follows, Predicate<V> shows) {

    /** Follows one resource. */
    public static <V> LiveAnswer<V> ofOne(LiveView<V> view, String id, Supplier<V> state) {
        return new LiveAnswer<>(view, state, (changed, resource) -> changed.equals(id), null);
    }

    /**
     * Follows a list.
     *
     * @param mayShow whether the resource was, is or will be in the list, whatever can still change of it
     */
    public static <V> LiveAnswer<V> ofList(
            LiveView<V> view, Supplier<?> state, Predicate<V> mayShow, Predicate<V> shows) {
        return new LiveAnswer<>(view, state, (changed, resource) -> mayShow.test(resource), shows);
    }

    /** What the client is to be told of the change; null for nothing. */
    byte[] frame(LiveChange<V> change) {
        if (!follows.test(change.id(), change.resource())) {
            return null;
        } else if (shows == null) {
            return change.ofOne();
        }
        return shows.test(change.resource()) ? change.inList() : change.outOfList();
    }
}
