package vouch.query.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.views.ViewPlaces;

/**
 * Follows the event store, waits until the views have handled the events that it has read, and reads each changed
 * resource once. It has one position. It is used by one thread at a time, apart from {@link #missed} and {@link
 * #changes}.
 */
final class LiveReader {

    /** The most events that are read before their changes are told. */
    private static final int BATCH = 500;

    /** Reading more would keep a client waiting for longer than a new beginning does. */
    private static final int MOST_MISSED = 5_000;

    private final EventStore events;
    private final HandledEvents handled;
    private final List<LiveView<Object>> views;
    private final Function<Object, byte[]> json;
    private final Supplier<LivePosition> form;
    private final ViewPlaces places;

    private final List<Read> read = new ArrayList<>();
    private TrackingToken position;
    private TrackingToken reached;
    private BlockingStream<TrackedEventMessage<?>> stream;
    private Set<String> followed;

    /** @param token has this event and all that were read before it */
    record Read(EventMessage<?> event, TrackingToken token) {}

    LiveReader(
            EventStore events,
            HandledEvents handled,
            List<LiveView<Object>> views,
            Function<Object, byte[]> json,
            Supplier<LivePosition> form,
            ViewPlaces places) {
        this.events = events;
        this.handled = handled;
        this.views = views;
        this.json = json;
        this.form = form;
        this.places = places;
    }

    /** Begins with the present, unless it follows already. */
    void follow() {
        Set<String> now = processors();
        if (followed == null) {
            position = handled.before(now);
            reached = position;
        } else if (!followed.equals(now)) {
            goBackTo(handled.before(now));
        }
        followed = now;
    }

    /** After a switch, what is read now may not have the newest of the events that were told. They are told again. */
    private void goBackTo(TrackingToken shown) {
        position = position == null || shown == null ? null : position.lowerBound(shown);
        close();
    }

    /** Stops, and begins anew with the next {@link #follow}. */
    void rest() {
        close();
        followed = null;
    }

    /** Goes on from its position with the next read. */
    void close() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
        read.clear();
        reached = position;
    }

    TrackingToken position() {
        return position;
    }

    /** The position as clients have it. */
    String id() {
        return form.get().written(position);
    }

    /**
     * The next changes of these views, after which the position is behind them. Empty while there are none, and while
     * the views, wanted or not, have not handled what was read.
     */
    Optional<Map<LiveView<Object>, List<LiveChange<Object>>>> next(Set<LiveView<Object>> wanted)
            throws InterruptedException {
        try (ViewPlaces.Pin pin = places.pin()) {
            follow();
            return nextHere(wanted);
        }
    }

    private Optional<Map<LiveView<Object>, List<LiveChange<Object>>>> nextHere(Set<LiveView<Object>> wanted)
            throws InterruptedException {
        // No more are read before these are told: while events keep coming, a view never has all of them.
        if (read.isEmpty()) {
            read();
        }
        return read.isEmpty() || !areHandled() ? Optional.empty() : Optional.of(told(wanted));
    }

    private void read() throws InterruptedException {
        stream = stream == null ? events.openStream(position) : stream;
        while (read.size() < BATCH && stream.hasNextAvailable()) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            reached = event.trackingToken();
            read.add(new Read(event, reached));
        }
    }

    private boolean areHandled() {
        return processors().stream().allMatch(processor -> handled.upTo(processor) > index(reached));
    }

    private Set<String> processors() {
        return views.stream().map(view -> places.processor(view.view())).collect(Collectors.toSet());
    }

    private Map<LiveView<Object>, List<LiveChange<Object>>> told(Set<LiveView<Object>> wanted) {
        TrackingToken before = position;
        position = reached;
        Map<LiveView<Object>, List<LiveChange<Object>>> changes = new HashMap<>();
        try {
            wanted.forEach(view -> changes.put(view, changes(view, read, position)));
        } catch (RuntimeException e) {
            position = before;
            throw e;
        }
        read.clear();
        return changes;
    }

    /**
     * The events after a position of a client, at least up to another position. Empty when there are too many, or when
     * the client's position is not one of this store.
     */
    Optional<List<Read>> missed(String since, TrackingToken upTo) {
        return form.get().read(since).flatMap(position -> missed(position.token(), upTo));
    }

    private Optional<List<Read>> missed(TrackingToken since, TrackingToken upTo) {
        if (index(since) > index(events.createHeadToken())) {
            return Optional.empty();
        }
        List<Read> missed = new ArrayList<>();
        TrackingToken seen = since;
        try (BlockingStream<TrackedEventMessage<?>> past = events.openStream(since)) {
            while (past.hasNextAvailable(index(seen) < index(upTo) ? 1 : 0, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = past.nextAvailable();
                seen = event.trackingToken();
                missed.add(new Read(event, seen));
                if (missed.size() > MOST_MISSED) {
                    return Optional.empty();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return index(seen) < index(upTo) ? Optional.empty() : Optional.of(missed);
    }

    /**
     * What these events have changed, in the order of the last event of each resource. A resource that no event names
     * comes last. No position is beyond the given one of this reader, because the views may not have handled what comes
     * later.
     */
    List<LiveChange<Object>> changes(LiveView<Object> view, List<Read> all, TrackingToken handled) {
        Map<String, Integer> last = new HashMap<>();
        for (int number = 0; number < all.size(); number++) {
            String id = view.idOf(all.get(number).event);
            if (id != null) {
                last.put(id, number);
            }
        }
        List<Map.Entry<String, Object>> changed = new ArrayList<>(
                view.changedBy(all.stream().map(Read::event).toList()).entrySet());
        changed.sort(Comparator.comparing(one -> last.getOrDefault(one.getKey(), all.size() - 1)));
        return changed.stream()
                .map(one -> new LiveChange<>(
                        view.idName(),
                        one.getKey(),
                        one.getValue(),
                        written(all.get(last.getOrDefault(one.getKey(), all.size() - 1)).token, handled),
                        json))
                .toList();
    }

    private String written(TrackingToken token, TrackingToken handled) {
        return form.get().written(handled == null ? null : token.lowerBound(handled));
    }

    private static long index(TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
