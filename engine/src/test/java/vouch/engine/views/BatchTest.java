package vouch.engine.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class BatchTest {

    private final JdbcTransactionManager transactions =
            new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:"));
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final List<List<String>> written = new ArrayList<>();
    private final Batch<String> batch = new Batch<>(this::write);

    private void write(List<String> all) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isTrue();
        if (all.contains("poison")) {
            throw new IllegalStateException("poison");
        }
        written.add(all);
    }

    @Test
    void isWrittenAtOnceAndInOrderWhenTheTransactionCommits() {
        add("a", "b", "c");
        add("d");

        assertThat(written).containsExactly(List.of("a", "b", "c"), List.of("d"));
    }

    @Test
    void isNotWrittenBeforeTheCommit() {
        transaction.executeWithoutResult(open -> {
            batch.add("a");
            assertThat(written).isEmpty();
        });
        assertThat(written).hasSize(1);
    }

    @Test
    void isForgottenWhenTheTransactionIsRolledBack() {
        transaction.executeWithoutResult(open -> {
            batch.add("a");
            open.setRollbackOnly();
        });
        add("b");

        assertThat(written).containsExactly(List.of("b"));
    }

    /** As events that are handled one by one after their batch has failed. */
    @Test
    void isOfItsOwnTransactionAlsoWhileAnotherWaits() {
        var own = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(open -> {
            batch.add("outer");
            for (String one : List.of("b", "poison", "c")) {
                var inner = transactions.getTransaction(own);
                batch.add(one);
                if (one.equals("poison")) {
                    assertThatThrownBy(() -> transactions.commit(inner)).hasMessage("poison");
                    assertThat(inner.isCompleted()).isTrue();
                } else {
                    transactions.commit(inner);
                }
            }
            batch.add("outer too");
        });

        assertThat(written).containsExactly(List.of("b"), List.of("c"), List.of("outer", "outer too"));
    }

    @Test
    void failsTheCommitWithWhatItFailedWith() {
        assertThatThrownBy(() -> add("a", "poison"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("poison");
        assertThat(written).isEmpty();

        add("b");
        assertThat(written).containsExactly(List.of("b"));
    }

    /** Nothing would ever write it. */
    @Test
    void takesNothingWithoutATransaction() {
        assertThatThrownBy(() -> batch.add("a")).isInstanceOf(IllegalTransactionStateException.class);
    }

    /** It would be lost. */
    @Test
    void takesNothingOnceItIsWritten() {
        List<Batch<String>> itself = new ArrayList<>();
        Batch<String> late = new Batch<>(all -> itself.get(0).add("late"));
        itself.add(late);

        assertThatThrownBy(() -> transaction.executeWithoutResult(open -> late.add("a")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private void add(String... all) {
        transaction.executeWithoutResult(open -> List.of(all).forEach(batch::add));
    }
}
