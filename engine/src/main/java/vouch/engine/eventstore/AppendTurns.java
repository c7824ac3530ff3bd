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
 * Transactions of this process append one after another, first come first served: each from its first insert until it
 * has completed. So events become visible in the order of their numbers, and no reader here meets a number that a
 * transaction of this process has taken and not yet filled.
 *
 * <p>It cannot dead-lock. Whoever waits for a turn holds no lock of the database that another needs, since events are
 * the first that a command writes. Whoever has it waits for nothing but the database: for a transaction of another node
 * that appends to the same stream, which waits for nothing here. A turn that does not come within the patience is an
 * outage, as a database that does not answer.
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
     * The turn of the current transaction, waited for unless it has it already. Without a transaction there is none:
     * what is appended is committed at once.
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

    /** One transaction's. It ends with it, in whatever way. */
    final class Turn implements TransactionSynchronization {

        private final List<AppendedEvent> appended = new ArrayList<>();

        private boolean of(AppendTurns turns) {
            return turns == AppendTurns.this;
        }

        /** @throws EventStoreException when their numbers are below those that readers have gone past */
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
                // Of a commit whose outcome is unknown, the table will tell.
                if (status == STATUS_COMMITTED) {
                    tail.add(appended);
                }
            } finally {
                turn.release();
            }
        }
    }
}
