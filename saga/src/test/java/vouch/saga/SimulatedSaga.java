package vouch.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderId;
import vouch.coordination.DecisionDeadline;
import vouch.coordination.SystemCommands;
import vouch.domain.process.SagaState;
import vouch.engine.SetClock;
import vouch.saga.LettersInMemory.Letter;

/**
 * The real saga and its deadlines, with its sagas and its dead letters in memory. Each delivery is a transaction:
 * nothing is stored until {@link #commit}. Time passes when deadlines are to be asked.
 */
public final class SimulatedSaga {

    private final SagasInMemory store = new SagasInMemory();
    private final LettersInMemory letters = new LettersInMemory();
    private final SetClock clock = new SetClock(Instant.EPOCH);
    private final SystemCommands commands;
    private final Predicate<Throwable> outage;
    private final DecisionDeadlines deadlines;
    private OrderSagaBatches batches;

    public SimulatedSaga(SystemCommands commands, Predicate<Throwable> outage) {
        this.commands = commands;
        this.outage = outage;
        restart();
        deadlines = new DecisionDeadlines(store, commands, outage, clock);
    }

    /** A new run begins without a saga. */
    public void clear() {
        store.stored().clear();
        letters.clear();
        rollback();
        restart();
    }

    /** What is not stored is forgotten. */
    public void restart() {
        SagaRunner runner = new SagaRunner(
                store, commands, new DecisionDeadline(Duration.ofSeconds(60), Duration.ofDays(14)), outage, clock);
        batches = new OrderSagaBatches(runner, letters);
    }

    public Stream<SagaState> sagas() {
        return store.stored().values().stream();
    }

    /** Takes the steps for these events. To be followed by {@link #commit} or {@link #rollback}, whatever it throws. */
    public void deliver(List<DomainEventMessage<?>> events) {
        batches.take(events);
    }

    /** The sequences that have dead letters. */
    public List<String> waiting() {
        return letters.all().stream().map(Letter::sequence).distinct().toList();
    }

    /** The events that are dead letters. */
    public Stream<Object> deadLetters() {
        return letters.all().stream().map(letter -> letter.event().getPayload());
    }

    /**
     * Takes the step of the first dead letter of a sequence. To be followed by {@link #commit} and {@link #discard}, or
     * by {@link #rollback}.
     *
     * @throws RuntimeException when it fails
     */
    public void retry(String sequence) {
        try {
            batches.handle((DomainEventMessage<?>) first(sequence).event());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the first dead letter of a sequence. */
    public void discard(String sequence) {
        letters.remove(first(sequence));
    }

    /** Deletes all dead letters, as one who loses them. */
    public void loseDeadLetters() {
        letters.clear();
    }

    private Letter first(String sequence) {
        return letters.all().stream()
                .filter(letter -> letter.sequence().equals(sequence))
                .findFirst()
                .orElseThrow();
    }

    /** Whether an order will be asked to reject when its time is up. */
    public boolean hasDeadlines() {
        return sagas().anyMatch(saga -> saga.deadline() != null);
    }

    /** Asks all orders, because their time is up. */
    public void askDue() {
        clock.pass(Duration.ofDays(15));
        deadlines.askDue();
    }

    public void commit() {
        store.commit();
        letters.commit();
    }

    public void rollback() {
        store.rollback();
        letters.rollback();
    }

    /** Deletes a saga, as if by hand. */
    public void delete(OrderId order) {
        store.stored().remove(order);
        rollback();
    }
}
