package vouch.engine.views;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the items of a transaction, and writes them all at once right before the commit. If writing fails, the
 * commit fails and everything is rolled back.
 *
 * @param <E> the type of the items
 */
public final class Batch<E> {

    private final Consumer<List<E>> write;

    /** @param write gets the items of one transaction, in their order and still in that transaction */
    public Batch(Consumer<List<E>> write) {
        this.write = write;
    }

    /** @throws IllegalTransactionStateException without a transaction that would write the item */
    public void add(E next) {
        current().coming.add(next);
    }

    @SuppressWarnings("unchecked")
    private Noted current() {
        Noted noted = (Noted) TransactionSynchronizationManager.getResource(this);
        if (noted == null) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()
                    || !TransactionSynchronizationManager.isSynchronizationActive()) {
                throw new IllegalTransactionStateException("There is no transaction at whose end this is written.");
            }
            noted = new Noted();
            TransactionSynchronizationManager.registerSynchronization(noted);
            noted.resume();
        }
        return noted;
    }

    /** The items of one transaction; unbound while that transaction is suspended. */
    private final class Noted implements TransactionSynchronization {

        private List<E> coming = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            List<E> all = coming;
            // An item that is added from now on would not be written, so adding it fails.
            coming = List.of();
            write.accept(all);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Batch.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Batch.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            suspend();
        }
    }
}
