package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of real stores: that of the first release, and one in which an order waits for credit. */
class DatabaseTest {

    @TempDir
    private Path folder;

    private Rows read(int store) throws IOException, SQLException {
        String url = GoldenStore.unpackedTo(folder, store);
        try (Connection connection = DriverManager.getConnection(url, "vouch", "")) {
            return new Database(connection).rows();
        }
    }

    @Test
    void readsEverything() throws Exception {
        Rows rows = read(1);

        assertThat(rows.events()).hasSize(34);
        assertThat(rows.orders()).isNotEmpty();
        assertThat(rows.customers()).isNotEmpty();
        // That release kept its sagas elsewhere.
        assertThat(rows.sagas()).isEmpty();
        assertThat(rows.tokens()).hasSize(4);
    }

    @Test
    void findsOnlyThatTheLastOrderHasNoDecisionYet() throws Exception {
        Rows rows = read(1);

        assertThat(Checker.check(rows, History.NONE, Instant.MIN)).isEmpty();
        assertThat(Checker.check(rows, History.NONE, Instant.MAX))
                .extracting(Violation::toString)
                .containsExactly("O-1 order/half-way: expected a decision, found PENDING");
    }

    /** What Vouch itself has written, with all that the views show since the business dates. */
    @Test
    void findsTheViewsOfAnOrderThatWaitsRight() throws Exception {
        Rows rows = read(3);

        assertThat(rows.orders()).extracting(Rows.OrderRow::credit).contains("WAITING", "RESERVED", "CHARGED");
        assertThat(rows.customers()).extracting(Rows.CustomerRow::on).doesNotContainNull();
        assertThat(Checker.check(rows, History.NONE, Instant.MAX))
                .extracting(Violation::invariant)
                .doesNotContain(Invariant.C_2, Invariant.E_2, Invariant.E_3);
    }
}
