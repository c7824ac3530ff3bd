package vouch.query.history;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.views.ViewPlaces;

/**
 * Lets an answer wait until the processor {@code history} has noted the events that it needs, because a hole in an answer
 * would look like a fact. After 5 s the answer fails with {@link vouch.engine.outage.NotYetVisible}.
 */
@Component
class HistoryIndex {

    static final String PROCESSOR = "history";
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final ConsistentReads reads;
    private final EventStore events;
    private final ScheduledExecutorService threads;
    private final ViewPlaces places;

    /** @param threads give the answers that have waited */
    HistoryIndex(ConsistentReads reads, EventStore events, ScheduledExecutorService threads, ViewPlaces places) {
        this.reads = reads;
        this.events = events;
        this.threads = threads;
        this.places = places;
    }

    /** Answers as soon as every event of the stream is noted that is stored now. */
    <T> CompletableFuture<T> noted(String stream, Supplier<T> answer) {
        try (ViewPlaces.Pin pin = places.pin()) {
            return events.lastSequenceNumberFor(stream)
                    .map(last -> reads.await(places.processor(PROCESSOR), Map.of(stream, last + 1), AT_MOST))
                    .map(noted -> after(noted, pin.keeping(answer)))
                    .orElseGet(() -> CompletableFuture.completedFuture(answer.get()));
        }
    }

    /** Answers as soon as every event is noted that is stored now. */
    <T> CompletableFuture<T> noted(Supplier<T> answer) {
        try (ViewPlaces.Pin pin = places.pin()) {
            return after(reads.awaitAll(places.processor(PROCESSOR), AT_MOST), pin.keeping(answer));
        }
    }

    private <T> CompletableFuture<T> after(CompletableFuture<Void> noted, Supplier<T> answer) {
        return noted.isDone()
                ? noted.thenApply(now -> answer.get())
                : noted.thenApplyAsync(now -> answer.get(), threads);
    }
}
