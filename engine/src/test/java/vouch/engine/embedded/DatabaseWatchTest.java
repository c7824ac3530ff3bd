package vouch.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseWatchTest {

    private static final int ROWS = 20;

    @TempDir
    private Path folder;

    private final AtomicReference<Exception> ended = new AtomicReference<>();
    private final JdbcDataSource source = new JdbcDataSource();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private DatabaseWatch watch;

    @BeforeEach
    void openAsInProduction() throws SQLException {
        source.setUrl("jdbc:h2:file:" + folder.resolve("vouch") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        watch = new DatabaseWatch(source, ended::set);
        database.execute("create table told (id bigint primary key)");
    }

    @AfterEach
    void close() throws Exception {
        watch.destroy();
    }

    /** An interrupt is the way to a failing write that takes no right. */
    @Test
    void endsTheProcessThatCannotWriteAnyMore() {
        insert(1);
        interruptAWrite();

        await().until(() -> ended.get() != null);
        assertThat(ended.get()).hasMessageContaining("Writing to");
        assertThatThrownBy(() -> insert(2)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void leavesAHealthyDatabaseAlone() {
        assertThatThrownBy(() -> database.update("insert into nowhere values (1)"))
                .isNotNull();

        await().during(Duration.ofMillis(500)).until(() -> ended.get() == null);
        assertThat(insert(1)).isOne();
    }

    @Test
    void letsTheDatabaseGiveBackRoom() {
        Path file = folder.resolve("vouch.mv.db");
        database.execute("set retention_time 0");
        database.execute("create table mostly_gone (id bigint primary key, what varchar)");
        for (int id = 0; file.toFile().length() <= 2 * Compaction.SMALL_BYTES; id += ROWS) {
            database.update(
                    "insert into mostly_gone select x, repeat('x', 2000) from system_range(?, ?)", id, id + ROWS - 1);
        }

        database.update("delete from mostly_gone where mod(id, ?) <> 0", ROWS);

        await().atMost(Duration.ofMinutes(2)).until(() -> file.toFile().length() <= Compaction.SMALL_BYTES);
    }

    private int insert(long id) {
        return database.update("insert into told values (?)", id);
    }

    private void interruptAWrite() {
        assertThatThrownBy(() -> {
                    for (int id = 100; id < 10_000; id++) {
                        Thread.currentThread().interrupt();
                        insert(id);
                    }
                })
                .isNotNull();
        assertThat(Thread.interrupted()).isTrue();
    }
}
