package vouch.benchmarks.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkSnapshotTest {

    private final JdbcDataSource database = new JdbcDataSource();

    @BeforeEach
    void snapshots() throws SQLException {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table SnapshotEventEntry (aggregateIdentifier varchar(255), payload blob)");
            statement.execute("insert into SnapshotEventEntry values ('customer/full', X'0102ff')");
        }
    }

    @Test
    void saysHowLargeASnapshotIs() throws SQLException {
        assertThat(new BulkSnapshot(database).bytes("full")).isEqualTo(3);
    }

    @Test
    void doesNotTakeAMissingSnapshotForAnEmptyOne() {
        assertThatThrownBy(() -> new BulkSnapshot(database).bytes("other"))
                .hasMessageContaining("no snapshot of other");
    }
}
