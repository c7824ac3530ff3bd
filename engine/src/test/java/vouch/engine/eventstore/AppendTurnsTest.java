package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class AppendTurnsTest {

    private static final GapAwareTrackingToken START = GapAwareTrackingToken.newInstance(0, Set.of());

    private final EventTail tail = new EventStoreAutoConfiguration().eventTail();
    private final AppendTurns turns = new AppendTurns(Duration.ofMinutes(10), tail);
    private final AppendTurns impatient = new AppendTurns(Duration.ofMillis(1), tail);
    private final TransactionManager transactions =
            new SpringTransactionManager(new JdbcTransactionManager(EventTables.inMemory()));

    @Test
    void letsTheNextTransactionAppendWhenTheOneBeforeItIsCommitted() throws Exception {
        Transaction first = transactions.startTransaction();
        turns.take();
        AtomicBoolean committed = new AtomicBoolean();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> transactions.fetchInTransaction(() -> {
            turns.take();
            return committed.get();
        }));

        committed.set(true);
        first.commit();

        assertThat(second.get(10, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void givesOneTransactionOneTurnHoweverOftenItAppends() {
        transactions.executeInTransaction(() -> {
            AppendTurns.Turn turn = impatient.take().orElseThrow();
            assertThat(impatient.take()).containsSame(turn);
        });
        assertThat(isFree()).isTrue();
    }

    @Test
    void failsAsAnOutageWhenNoTurnComes() throws Exception {
        Transaction first = transactions.startTransaction();
        impatient.take();

        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> transactions.executeInTransaction(impatient::take));

        assertThatThrownBy(() -> second.get(10, TimeUnit.MINUTES)).hasCauseInstanceOf(EventStoreException.class);
        first.rollback();
        assertThat(isFree()).isTrue();
    }

    @Test
    void endsTheTurnOfATransactionThatFails() {
        assertThatThrownBy(() -> transactions.executeInTransaction(() -> {
                    impatient.take();
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(isFree()).isTrue();
    }

    @Test
    void endsTheTurnOfATransactionThatCannotBeCommitted() {
        assertThatThrownBy(() -> transactions.executeInTransaction(() -> {
                    impatient.take();
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            throw new IllegalStateException("not now");
                        }
                    });
                }))
                .hasMessage("not now");

        assertThat(isFree()).isTrue();
    }

    @Test
    void remembersWhatIsCommittedAndNothingElse() {
        Transaction undone = transactions.startTransaction();
        turns.take().orElseThrow().add(List.of(event(1)));
        undone.rollback();
        assertThat(tail.next(START)).isEmpty();

        Transaction done = transactions.startTransaction();
        turns.take().orElseThrow().add(List.of(event(1)));
        assertThat(tail.next(START)).isEmpty();
        done.commit();
        assertThat(tail.next(START)).isPresent();
    }

    @Test
    void refusesANumberThatReadersHaveGonePast() {
        transactions.executeInTransaction(() -> turns.take().orElseThrow().add(List.of(event(7))));

        assertThatThrownBy(() -> transactions.executeInTransaction(
                        () -> turns.take().orElseThrow().add(List.of(event(3)))))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("number 3")
                .hasMessageContaining("restart DomainEventEntry.globalIndex");
        assertThat(isFree()).isTrue();
    }

    @Test
    void needsNoTurnWithoutATransaction() {
        assertThat(turns.take()).isEmpty();
    }

    private boolean isFree() {
        return transactions.fetchInTransaction(() -> impatient.take().isPresent());
    }

    private static AppendedEvent event(long index) {
        return new AppendedEvent(
                index, null, GenericEventMessage.asEventMessage("x"), GenericEventMessage.clock.instant(), 1);
    }
}
