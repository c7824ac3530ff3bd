package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a real store: that of the first release, which was stopped while an order had no decision yet. */
class DatabaseTest {

    @TempDir
    private Path folder;

    private Rows rows;

    @BeforeEach
    void read() throws IOException, SQLException {
        String url = GoldenStore.unpackedTo(folder);
        try (Connection connection = DriverManager.getConnection(url, "vouch", "")) {
            rows = new Database(connection).rows();
        }
    }

    @Test
    void readsEverything() {
        assertThat(rows.events()).hasSize(34);
        assertThat(rows.orders()).isNotEmpty();
        assertThat(rows.customers()).isNotEmpty();
        // That release kept its sagas elsewhere.
        assertThat(rows.sagas()).isEmpty();
        assertThat(rows.tokens()).hasSize(4);
    }

    @Test
    void findsOnlyThatTheLastOrderHasNoDecisionYet() {
        assertThat(Checker.check(rows, History.NONE, Instant.MIN)).isEmpty();
        assertThat(Checker.check(rows, History.NONE, Instant.MAX))
                .extracting(Violation::toString)
                .containsExactly("O-1 order/half-way: expected a decision, found PENDING");
    }
}
