package vouch.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.outage.Overloaded;

/**
 * Reads the changes for all clients of this process. It follows the event store, waits until the views have handled the
 * events that it has read, reads each changed resource once, and gives it to the clients that follow it.
 *
 * <p>It has one position. A client that begins is given the state that is read at this position, and then every change
 * after it, so it never sees an older state after a newer one.
 */
final class LiveChanges {

    private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);

    /** The most events that are read before their changes are told. */
    private static final int BATCH = 500;

    /** Reading more would keep a client waiting for longer than a new beginning does. */
    private static final int MOST_MISSED = 5_000;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final EventStore events;
    private final HandledEvents handled;
    private final List<LiveView<Object>> views;
    private final Function<Object, byte[]> json;
    private final Supplier<LivePosition> form;
    private final LiveSettings bounds;
    private final Counter conflated;
    private final Counter resyncs;

    /** Fair, so that neither beginning clients nor changes wait for long. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final List<Read> read = new ArrayList<>();
    private TrackingToken position;
    private TrackingToken reached;
    private BlockingStream<TrackedEventMessage<?>> stream;
    private boolean follows;
    private boolean failed;
    private boolean stopped;
    private long asked = System.nanoTime();

    /** @param token has this event and all that were read before it */
    private record Read(Object event, TrackingToken token) {}

    LiveChanges(
            EventStore events,
            HandledEvents handled,
            List<LiveView<Object>> views,
            Function<Object, byte[]> json,
            Supplier<LivePosition> form,
            LiveSettings bounds,
            MeterRegistry metrics) {
        this.events = events;
        this.handled = handled;
        this.views = views;
        this.json = json;
        this.form = form;
        this.bounds = bounds;
        Gauge.builder("vouch.live.clients", clients, Set::size)
                .description("Clients with a live answer")
                .register(metrics);
        this.conflated = Counter.builder("vouch.live.conflated")
                .description("Changes that were replaced by newer ones before the client read them")
                .register(metrics);
        this.resyncs = Counter.builder("vouch.live.resyncs")
                .description("Clients that were told to begin again")
                .register(metrics);
    }

    /**
     * Adds a client, and gives it what comes first: the state, or what it has missed since the position that it names.
     *
     * @param lastId as the client has it from an earlier stream; null when it begins
     * @throws Overloaded when there are too many
     */
    LiveClient begin(LiveAnswer<Object> answer, LiveCallers.Caller caller, String lastId) {
        turn.lock();
        LiveClient client;
        TrackingToken from;
        try {
            checkBounds(caller);
            if (!follows) {
                position = handled.before(processors());
                reached = position;
                follows = true;
            }
            from = position;
            client = new LiveClient(answer, caller, id(), clients::remove);
            if (lastId == null) {
                client.begin(Frames.state(id(), json.apply(answer.state().get())));
            }
            clients.add(client);
        } finally {
            turn.unlock();
        }
        if (lastId != null) {
            try {
                goOn(
                        client,
                        form.get()
                                .read(lastId)
                                .map(since -> missed(since.token(), from))
                                .orElse(null));
            } catch (RuntimeException e) {
                clients.remove(client);
                throw e;
            }
        }
        return client;
    }

    private void checkBounds(LiveCallers.Caller caller) {
        long own = clients.stream()
                .filter(client -> Objects.equals(client.caller().name(), caller.name()))
                .count();
        if (stopped
                || clients.size() >= bounds.liveClients()
                || caller.name() != null && own >= bounds.liveClientsEach()) {
            throw new Overloaded();
        }
    }

    /** @param missed null when it is not known what the client has missed */
    private void goOn(LiveClient client, List<Read> missed) {
        turn.lock();
        try {
            if (missed == null) {
                resync(client);
            } else {
                client.add(changes(client.view(), missed), id());
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * The events after one position, at least up to another one. Null when there are too many, or when the first
     * position is not one of this store.
     */
    private List<Read> missed(TrackingToken since, TrackingToken upTo) {
        if (index(since) > index(events.createHeadToken())) {
            return null;
        }
        List<Read> missed = new ArrayList<>();
        TrackingToken seen = since;
        try (BlockingStream<TrackedEventMessage<?>> past = events.openStream(since)) {
            while (past.hasNextAvailable(index(seen) < index(upTo) ? 1 : 0, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> event = past.nextAvailable();
                seen = event.trackingToken();
                missed.add(new Read(event.getPayload(), seen));
                if (missed.size() > MOST_MISSED) {
                    return null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        return index(seen) < index(upTo) ? null : missed;
    }

    /** Must be called again and again, by one thread. Does nothing while there are no clients. */
    void step() {
        turn.lock();
        try {
            if (clients.isEmpty()) {
                rest();
            } else {
                // No more are read before these are told: while events keep coming, a view never has all of them.
                if (read.isEmpty()) {
                    read();
                }
                if (!read.isEmpty() && areHandled()) {
                    tell();
                }
                clients.forEach(LiveClient::tick);
                clients.stream().filter(LiveClient::isTooSlow).forEach(this::resync);
                if (System.nanoTime() - asked > MINUTE) {
                    asked = System.nanoTime();
                    askAgain();
                }
            }
            failed = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The next step goes on from the last position.
            LOG.atLevel(failed ? Level.DEBUG : Level.WARN)
                    .log("Live answers wait, because the changes cannot be read: {}", e.toString());
            failed = true;
            closeStream();
        } finally {
            turn.unlock();
        }
    }

    private void rest() {
        closeStream();
        follows = false;
    }

    private void closeStream() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
        read.clear();
        reached = position;
    }

    private void read() throws InterruptedException {
        stream = stream == null ? events.openStream(position) : stream;
        while (read.size() < BATCH && stream.hasNextAvailable()) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            reached = event.trackingToken();
            read.add(new Read(event.getPayload(), reached));
        }
    }

    private boolean areHandled() {
        return processors().stream().allMatch(processor -> handled.upTo(processor) > index(reached));
    }

    private Set<String> processors() {
        return views.stream().map(LiveView::processor).collect(Collectors.toSet());
    }

    private void tell() {
        TrackingToken before = position;
        position = reached;
        Map<LiveView<Object>, List<LiveChange<Object>>> changes = new HashMap<>();
        try {
            views.forEach(view -> changes.put(view, changes(view, read)));
        } catch (RuntimeException e) {
            position = before;
            throw e;
        }
        read.clear();
        String id = id();
        clients.forEach(client -> conflated.increment(client.add(changes.get(client.view()), id)));
    }

    /**
     * What these events have changed, in the order of the last event of each resource. A resource that no event names
     * comes last. No position is beyond that of this reader, because the views may not have handled what comes later.
     */
    private List<LiveChange<Object>> changes(LiveView<Object> view, List<Read> all) {
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
                        written(all.get(last.getOrDefault(one.getKey(), all.size() - 1)).token),
                        json))
                .toList();
    }

    private String written(TrackingToken token) {
        return form.get().written(position == null ? null : token.lowerBound(position));
    }

    private void resync(LiveClient client) {
        resyncs.increment();
        client.end(Frames.RESYNC);
    }

    /** Ends the streams of those who may not go on. */
    void askAgain() {
        clients.stream().filter(client -> !client.caller().mayGoOn()).forEach(client -> client.end(null));
    }

    /** Ends all streams. The clients connect again, to another process or to the next one. */
    void stop() {
        turn.lock();
        try {
            stopped = true;
            clients.forEach(client -> client.end(null));
            closeStream();
        } finally {
            turn.unlock();
        }
    }

    private String id() {
        return form.get().written(position);
    }

    private static long index(TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
