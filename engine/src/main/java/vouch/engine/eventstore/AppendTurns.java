package vouch.engine.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the transactions of this process append one after another, first come first served. A transaction has the turn
 * from its first insert until it has completed. So events become visible in the order of their numbers. No reader in
 * this process meets a number that a transaction of this process has taken and not yet filled.
 *
 * <p>A deadlock is impossible. A transaction that waits for the turn holds no database lock that another one needs,
 * because a command writes its events first. The transaction that has the turn waits only for the database: for a
 * transaction of another node that appends to the same stream. That transaction waits for nothing in this process. If
 * the turn does not come within {@code patience}, this is an outage, like a database that does not answer.
 */
final class AppendTurns {

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;
    private final EventTail tail;

    AppendTurns(Duration patience, EventTail tail) {
        this.patience = patience;
        this.tail = tail;
    }

    /**
     * Returns the turn of the current transaction, and waits for it unless the transaction has it already. Without a
     * transaction there is no turn: each append is committed at once.
     */
    Optional<Turn> take() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(other -> other instanceof Turn taken && taken.of(this))
                .map(Turn.class::cast)
                .findAny()
                .or(() -> Optional.of(await()));
    }

    private Turn await() {
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EventStoreException("Another transaction was still appending after " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while another transaction was appending", e);
        }
        Turn taken = new Turn();
        TransactionSynchronizationManager.registerSynchronization(taken);
        return taken;
    }

    /** The turn of one transaction. It ends when the transaction ends, with a commit or without. */
    final class Turn implements TransactionSynchronization {

        private final List<AppendedEvent> appended = new ArrayList<>();

        private boolean of(AppendTurns turns) {
            return turns == AppendTurns.this;
        }

        /** @throws EventStoreException when the numbers of the events are below a number that readers have passed */
        void add(List<AppendedEvent> events) {
            if (tail.reaches(events.get(0).index())) {
                throw new EventStoreException("The database has given an event the number "
                        + events.get(0).index() + " after a higher one, where no view would find it: restart "
                        + "DomainEventEntry.globalIndex with the number after the last");
            }
            appended.addAll(events);
        }

        @Override
        public void afterCompletion(int status) {
            try {
                // After a commit whose outcome is unknown, readers ask the table.
                if (status == STATUS_COMMITTED) {
                    tail.add(appended);
                }
            } finally {
                turn.release();
            }
        }
    }
}
