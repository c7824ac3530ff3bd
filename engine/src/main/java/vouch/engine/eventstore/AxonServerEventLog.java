package vouch.engine.eventstore;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads the events of an Axon Server. It knows them by position, by time, and by stream and number. Their identifiers
 * contain their time. An event of a stream comes without its position, which is found by its time.
 */
final class AxonServerEventLog implements EventLog {

    private static final long ANSWER_WITHIN_SECONDS = 5;
    private static final int BUFFER = 500;

    private static final Duration MOSTLY_LATE = Duration.ofMillis(50);

    private static final int TIME_BITS = 16;
    private static final int VERSION_WITH_TIME = 7;

    private final Supplier<EventChannel> server;
    private final LoggedEvent.Form form;

    /** @param form with a serializer that reads metadata as the server sends it */
    AxonServerEventLog(Supplier<EventChannel> server, LoggedEvent.Form form) {
        this.server = server;
        this.form = form;
    }

    @Override
    public List<LoggedEvent> after(long position, int atMost) {
        List<LoggedEvent> found = new ArrayList<>();
        read(position, last(), event -> {
            found.add(event);
            return found.size() < atMost;
        });
        return found;
    }

    @Override
    public long decided() {
        return last();
    }

    @Override
    public List<LoggedEvent> before(long position, int atMost) {
        long last = Math.min(position - 1, last());
        long first = Math.max(0, last - atMost + 1);
        if (last < first) {
            return List.of();
        }
        List<LoggedEvent> found = new ArrayList<>(after(first - 1, (int) (last - first + 1)));
        Collections.reverse(found);
        return found;
    }

    @Override
    public List<LoggedEvent> ofStream(String stream, long first, int atMost) {
        List<LoggedEvent> found = new ArrayList<>();
        AggregateEventStream events = server.get().openAggregateStream(stream, first, first + atMost);
        try {
            while (found.size() < atMost && events.hasNext()) {
                found.add(event(events.next()));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new EventStoreException("Interrupted while events were read.");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (EventStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EventStoreException("Axon Server does not send the events of " + stream + ".", e);
        } finally {
            events.cancel();
        }
        return found;
    }

    @Override
    public List<LoggedEvent> at(Collection<Place> places) {
        return places.stream()
                .flatMap(place -> ofStream(place.stream(), place.sequence(), 1).stream()
                        .filter(event -> event.data().getSequenceNumber() == place.sequence()))
                .sorted(Comparator.comparing(LoggedEvent::position))
                .toList();
    }

    /** Where it is among all events is found when somebody asks. */
    private LoggedEvent event(Event event) {
        return new LoggedEvent(() -> located(event).position(), new GrpcBackedDomainEventData(event), form);
    }

    private LoggedEvent located(Event event) {
        return near(Instant.ofEpochMilli(event.getTimestamp()), event.getMessageIdentifier())
                .orElseThrow(() -> new EventStoreException(
                        "The event " + event.getMessageIdentifier() + " is in its stream, and not among all events."));
    }

    @Override
    public Optional<LoggedEvent> withId(String eventId) {
        try {
            UUID id = UUID.fromString(eventId);
            return id.version() == VERSION_WITH_TIME
                    ? near(Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_BITS), eventId)
                    : Optional.empty();
        } catch (IllegalArgumentException noIdOfOurs) {
            return Optional.empty();
        }
    }

    /** Nearly every event is where its time says. */
    private Optional<LoggedEvent> near(Instant time, String eventId) {
        return within(MOSTLY_LATE, time, eventId).or(() -> within(MOST_LATE, time, eventId));
    }

    private Optional<LoggedEvent> within(Duration late, Instant time, String eventId) {
        List<LoggedEvent> found = new ArrayList<>();
        read(positionBefore(time.minus(late)), last(), event -> {
            if (event.data().getEventIdentifier().equals(eventId)) {
                found.add(event);
            }
            return found.isEmpty() && event.data().getTimestamp().isBefore(time.plus(late));
        });
        return found.stream().findFirst();
    }

    @Override
    public long justBefore(Instant time) {
        return positionBefore(time.minus(MOST_LATE));
    }

    /** The server gives the position before the first event of that time or later. */
    private long positionBefore(Instant time) {
        return answer(server.get().getTokenAt(time.toEpochMilli()));
    }

    private long last() {
        return answer(server.get().getLastToken());
    }

    /** @param wantsMore is given one event after another until it returns false */
    private void read(long after, long last, Predicate<LoggedEvent> wantsMore) {
        if (after >= last) {
            return;
        }
        try (EventStream events = server.get().openStream(after, BUFFER)) {
            long position = after;
            while (position < last) {
                EventWithToken next = events.nextIfAvailable(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new EventStoreException(
                            "Axon Server sends no more events.",
                            events.getError().orElse(null));
                }
                position = next.getToken();
                long at = position;
                if (!wantsMore.test(new LoggedEvent(() -> at, new GrpcBackedDomainEventData(next.getEvent()), form))) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new EventStoreException("Axon Server does not answer.", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static EventStoreException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EventStoreException("Interrupted while events were read.", e);
    }
}
