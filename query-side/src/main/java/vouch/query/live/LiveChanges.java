package vouch.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.outage.Overloaded;
import vouch.engine.views.ViewPlaces;

/**
 * Gives the changes to all clients of this process that follow them. One {@link LiveReader} reads for all.
 *
 * <p>A client that begins is given the state that is read at the reader's position, and then every change after it, so
 * it never sees an older state after a newer one.
 */
final class LiveChanges {

    private static final Logger LOG = LoggerFactory.getLogger(LiveChanges.class);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final LiveReader reader;
    private final Function<Object, byte[]> json;
    private final LiveSettings bounds;
    private final ViewPlaces places;
    private final Counter conflated;
    private final Counter resyncs;

    /** Fair, so that neither beginning clients nor changes wait for long. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final LivePolls polls;
    private boolean failed;
    private boolean stopped;
    private long asked = System.nanoTime();

    LiveChanges(
            EventStore events,
            HandledEvents handled,
            List<LiveView<Object>> views,
            Function<Object, byte[]> json,
            Supplier<LivePosition> form,
            LiveSettings bounds,
            ViewPlaces places,
            MeterRegistry metrics) {
        this.reader = new LiveReader(events, handled, views, json, form, places);
        this.places = places;
        this.json = json;
        this.polls = new LivePolls(clients, json, this::resync);
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
        boolean goesOn = lastId != null && !answer.alwaysBeginsAnew();
        LiveClient client;
        TrackingToken from;
        String id;
        turn.lock();
        try (ViewPlaces.Pin pin = places.pin()) {
            checkBounds(caller);
            reader.follow();
            from = reader.position();
            id = reader.id();
            client = new LiveClient(answer, caller, id, clients::remove);
            if (!goesOn && !answer.takesLong()) {
                beginWithState(client, answer, id);
            }
            clients.add(client);
        } finally {
            turn.unlock();
        }
        try {
            if (goesOn) {
                goOn(client, answer, lastId, from, id);
            } else if (answer.takesLong()) {
                beginWithState(client, answer, id);
                if (answer.isOfDay()) {
                    // What changed meanwhile may be older than the state, so it is read again.
                    goOn(client, answer, id, from, id);
                }
            }
        } catch (RuntimeException e) {
            clients.remove(client);
            throw e;
        }
        return client;
    }

    private void beginWithState(LiveClient client, LiveAnswer<Object> answer, String id) {
        client.begin(id, json.apply(answer.state().get()));
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

    /**
     * What the client has missed is read while others are told of changes. Of views it is told as they are in its turn, so
     * that it never sees an older state after a newer one.
     */
    private void goOn(LiveClient client, LiveAnswer<Object> answer, String lastId, TrackingToken from, String id) {
        Optional<List<LiveReader.Read>> missed = reader.missed(lastId, from);
        if (missed.isEmpty()) {
            resync(client);
        } else if (answer.isOfEvents()) {
            client.catchUp(reader.changes(client.view(), missed.get(), from), id);
        } else {
            turn.lock();
            try {
                client.catchUp(reader.changes(client.view(), missed.get(), reader.position()), reader.id());
            } finally {
                turn.unlock();
            }
        }
    }

    /** Must be called again and again, by one thread. Does nothing while there are no clients. */
    void step() {
        turn.lock();
        try {
            if (clients.isEmpty()) {
                reader.rest();
            } else {
                reader.next(followed()).ifPresent(this::tell);
                clients.forEach(LiveClient::tick);
                clients.stream().filter(LiveClient::mustBeginAnew).forEach(this::resync);
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
            reader.close();
        } finally {
            turn.unlock();
        }
    }

    private Set<LiveView<Object>> followed() {
        return clients.stream().map(LiveClient::view).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The changes are not told again: a client for which something cannot be read begins anew. */
    private void tell(Map<LiveView<Object>, List<LiveChange<Object>>> changes) {
        String id = reader.id();
        for (LiveClient client : clients) {
            try {
                conflated.increment(client.add(changes.getOrDefault(client.view(), List.of()), id));
            } catch (RuntimeException e) {
                LOG.warn("A client with a live answer must begin anew, because it cannot be told: {}", e.toString());
                resync(client);
            }
        }
    }

    /** Must be called about every second, by one thread. */
    void poll() {
        polls.step();
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
            reader.close();
        } finally {
            turn.unlock();
        }
    }
}
