package vouch.query.live;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a controller answers with to begin a live answer. */
public final class LiveAnswer<V> {

    private final LiveView<V> view;
    private final Supplier<?> state;
    private final Function<LiveChange<V>, byte[]> frames;
    private final boolean ofEvents;
    private final BooleanSupplier dayIsOver;
    private final Poll poll;

    /**
     * @param query equals the query of each client that is answered with the same; it is read once for all of them
     * @param stamp gives the same again while the answer would be the same
     */
    record Poll(Object query, Supplier<?> stamp) {}

    private LiveAnswer(
            LiveView<V> view,
            Supplier<?> state,
            Function<LiveChange<V>, byte[]> frames,
            boolean ofEvents,
            BooleanSupplier dayIsOver,
            Poll poll) {
        this.view = view;
        this.state = state;
        this.frames = frames;
        this.ofEvents = ofEvents;
        this.dayIsOver = dayIsOver;
        this.poll = poll;
    }

    /** Follows one resource. */
    public static <V> LiveAnswer<V> ofOne(LiveView<V> view, String id, Supplier<V> state) {
        return new LiveAnswer<>(
                view, state, change -> change.id().equals(id) ? change.ofOne() : null, false, null, null);
    }

    /**
     * Follows what is read anew after each change of one resource.
     *
     * @param query equals the query of each client that is answered with the same; it is read once for all of them
     */
    public static <V> LiveAnswer<V> ofDerived(LiveView<V> view, String id, Object query, Supplier<?> read) {
        return new LiveAnswer<>(
                view, read, change -> change.id().equals(id) ? change.derived(query, read) : null, false, null, null);
    }

    /**
     * Follows a list.
     *
     * @param mayShow whether the resource was, is or will be in the list, whatever can still change of it
     * @param shows whether the list has the resource after the change
     */
    public static <V> LiveAnswer<V> ofList(
            LiveView<V> view, Supplier<?> state, Predicate<V> mayShow, Predicate<V> shows) {
        return new LiveAnswer<>(
                view,
                state,
                change -> {
                    if (!mayShow.test(change.resource())) {
                        return null;
                    }
                    return shows.test(change.resource()) ? change.inList() : change.outOfList();
                },
                false,
                null,
                null);
    }

    /**
     * Follows a list of events, which never change. So its state may be read while changes are told, and may take long.
     *
     * @param shows whether the list has the event
     * @param query equals the query of each client that is shown the same of an event
     * @param shown what the list has of an event; null when the event is too new for the view, so that it is told later
     */
    public static <V> LiveAnswer<V> ofEvents(
            LiveView<V> view, Supplier<?> state, Predicate<V> shows, Object query, Function<V, ?> shown) {
        return new LiveAnswer<>(
                view,
                state,
                change -> shows.test(change.resource())
                        ? change.derivedInList(query, () -> shown.apply(change.resource()))
                        : null,
                true,
                null,
                null);
    }

    /**
     * Follows a list of which everything is that of one day, and whose first page takes long. The next day makes it
     * another one without any event, so a client always begins with the state.
     *
     * @param shows whether the list has the resource after the change
     * @param isOver whether the next day has come
     */
    public static <V> LiveAnswer<V> ofDay(
            LiveView<V> view, Supplier<?> state, Predicate<V> shows, BooleanSupplier isOver) {
        return new LiveAnswer<>(
                view,
                state,
                change -> shows.test(change.resource()) ? change.inList() : change.outOfList(),
                false,
                isOver,
                null);
    }

    /**
     * Follows what is read again every second, because no single resource of a view makes it, or no event tells its
     * change. A client always begins with the state.
     *
     * @param query equals the query of each client that is answered with the same; it is read once for all of them
     * @param stamp costs little, and gives the same again while what is read would be the same
     */
    public static LiveAnswer<Object> ofPolled(Object query, Supplier<?> stamp, Supplier<?> read) {
        return new LiveAnswer<>(null, read, change -> null, false, null, new Poll(query, stamp));
    }

    /** Null when no event tells the changes. */
    LiveView<V> view() {
        return view;
    }

    Supplier<?> state() {
        return state;
    }

    boolean isOfEvents() {
        return ofEvents;
    }

    boolean isOfDay() {
        return dayIsOver != null;
    }

    /** Null when events tell the changes. */
    Poll poll() {
        return poll;
    }

    /** Whether a client gets the state whatever it has from an earlier stream. */
    boolean alwaysBeginsAnew() {
        return isOfDay() || poll != null;
    }

    /** Whether the state takes long, so that nobody else may wait for it. */
    boolean takesLong() {
        return ofEvents || alwaysBeginsAnew();
    }

    boolean isOver() {
        return isOfDay() && dayIsOver.getAsBoolean();
    }

    /** What the client is to be told of the change; null for nothing. */
    byte[] frame(LiveChange<V> change) {
        return frames.apply(change);
    }
}
