package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.engine.Postgres;

/** The PostgreSQL that the tests start is one to which the claims of the documents apply. */
class PostgresIT {

    @ParameterizedTest
    @ValueSource(ints = {15, 17})
    void writesEveryCommitAndListensOnTheLoopbackAddressOnly(int version, @TempDir Path data) throws Exception {
        try (Postgres postgres = new Postgres(version, data);
                Connection connection = DriverManager.getConnection(postgres.url())) {
            assertThat(show(connection, "server_version")).startsWith(version + ".");
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(show(connection, "listen_addresses")).isEqualTo("localhost");
            assertThat(show(connection, "is_superuser")).isEqualTo("off");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
