package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a real store: that of the first release, which was stopped while an order had no decision yet. */
class DatabaseTest {

    private static final Path GOLDEN = Path.of("../app/src/test/resources/golden/store-1.zip");

    @TempDir
    private Path folder;

    private Rows rows;

    @BeforeEach
    void read() throws IOException, SQLException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(GOLDEN))) {
            String name = zip.getNextEntry().getName();
            Files.copy(zip, folder.resolve(name));
        }
        String url = "jdbc:h2:file:" + folder.resolve("vouch") + ";ACCESS_MODE_DATA=r";
        try (Connection connection = DriverManager.getConnection(url, "vouch", "")) {
            rows = new Database(connection).rows();
        }
    }

    @Test
    void readsEverything() {
        assertThat(rows.events()).hasSize(34);
        assertThat(rows.orders()).isNotEmpty();
        assertThat(rows.customers()).isNotEmpty();
        assertThat(rows.sagas()).hasSize(rows.associations().size());
        assertThat(rows.deadlines()).hasSize(1);
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
