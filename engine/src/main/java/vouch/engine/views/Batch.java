package vouch.engine.views;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What comes one by one in a transaction and is written all at once, right before it commits. What fails then fails the
 * commit, and is rolled back with everything else.
 *
 * @param <E> what comes
 */
public final class Batch<E> {

    private final Consumer<List<E>> write;

    /** @param write gets what came in one transaction, in its order and still within it */
    public Batch(Consumer<List<E>> write) {
        this.write = write;
    }

    /** @throws IllegalTransactionStateException when nothing would ever write it */
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

    /** Of one transaction, and out of sight while another goes on in its stead. */
    private final class Noted implements TransactionSynchronization {

        private List<E> coming = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            List<E> all = coming;
            // What came from now on would not be written: it fails.
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
