package vouch.engine.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.Postgres;

/** What the tests of the views show on H2, where PostgreSQL is spoken to otherwise. */
class RowBatchOnPostgresIT {

    private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

    @TempDir
    private static Path data;

    private static Postgres postgres;

    private JdbcTemplate rows;
    private TransactionTemplate transaction;

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres(17, data);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void write() {
        // As the product is configured.
        DataSource database = new DriverManagerDataSource(postgres.url() + "&reWriteBatchedInserts=true");
        rows = new JdbcTemplate(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        rows.execute("drop table if exists shown");
        rows.execute("create table shown (id int primary key)");
        transaction.executeWithoutResult(
                status -> RowBatch.write(rows, "insert into shown values (?)", MANY, (row, id) -> row.setInt(1, id)));
    }

    private int count() {
        return rows.queryForObject("select count(*) from shown", Integer.class);
    }

    private long bytes() {
        return rows.queryForObject("select pg_relation_size('shown')", Long.class);
    }

    /** Rows of one statement have one number within their transaction. */
    @Test
    void writesManyRowsInFewStatements() {
        assertThat(count()).isEqualTo(MANY.size());
        assertThat(rows.queryForObject("select count(distinct cmin::text) from shown", Integer.class))
                .isLessThan(MANY.size() / 20);
    }

    @Test
    void deletesAllSoThatNothingOfThemIsLeft() {
        RowBatch.deleteAll(rows, "shown");

        assertThat(count()).isZero();
        assertThat(bytes()).isZero();
    }

    @Test
    void deletesNothingInATransactionThatFails() {
        transaction.executeWithoutResult(status -> {
            RowBatch.deleteAll(rows, "shown");
            status.setRollbackOnly();
        });

        assertThat(count()).isEqualTo(MANY.size());
    }

    /** An automatic vacuum has this lock until then. */
    @Test
    void waitsUntilPostgresHasSentAVacuumAway() {
        CompletableFuture<Void> deleted = transaction.execute(vacuum -> {
            rows.execute("lock table shown in share update exclusive mode");
            CompletableFuture<Void> waiting =
                    CompletableFuture.runAsync(() -> RowBatch.deleteAll(onAConnectionOfItsOwn(), "shown"));
            await().until(this::somebodyWaitsForLongerThanADeadlock);
            return waiting;
        });
        deleted.join();

        assertThat(bytes()).isZero();
    }

    private boolean somebodyWaitsForLongerThanADeadlock() {
        return rows.queryForObject(
                "select exists (select from pg_locks where clock_timestamp() > waitstart"
                        + " + current_setting('deadlock_timeout')::interval)",
                Boolean.class);
    }

    private static JdbcTemplate onAConnectionOfItsOwn() {
        return new JdbcTemplate(new DriverManagerDataSource(postgres.url()));
    }

    @Test
    void deletesAllWhileSomebodyReadsForLong() {
        transaction.executeWithoutResult(backup -> {
            count();
            RowBatch.deleteAll(onAConnectionOfItsOwn(), "shown");
        });

        assertThat(count()).isZero();
        assertThat(bytes()).isPositive();
    }
}
