package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool of three connections to a server that refuses what it is told to. */
class WritableConnectionsTest {

    private final DataSource server = mock();
    private final HikariDataSource pool = new HikariDataSource();
    private String refusal = "25006";
    private int connected;

    @BeforeEach
    void connect() throws SQLException {
        when(server.getConnection()).then(asked -> connection(++connected));
        pool.setDataSource(server);
        pool.setMaximumPoolSize(3);
        pool.setMinimumIdle(0);
        new WritableConnections().postProcessBeforeInitialization(pool, "dataSource");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void givesUpAllWhenOneMayNotWrite() throws SQLException {
        Set<String> before = all();

        fail();

        assertThat(all()).hasSize(3).doesNotContainAnyElementsOf(before);
    }

    @Test
    void keepsThemWhateverElseIsWrong() throws SQLException {
        Set<String> before = all();
        refusal = "23505";

        fail();

        assertThat(all()).hasSize(3).isEqualTo(before);
    }

    private void fail() throws SQLException {
        try (Connection one = pool.getConnection();
                Statement write = one.createStatement()) {
            assertThatThrownBy(() -> write.execute("insert")).isInstanceOf(SQLException.class);
        }
    }

    /** The connections of the server that are in the pool, once it is full. */
    private Set<String> all() throws SQLException {
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection();
                Connection third = pool.getConnection()) {
            return Set.of(first.getCatalog(), second.getCatalog(), third.getCatalog());
        }
    }

    private Connection connection(int number) throws SQLException {
        Connection connection = mock();
        Statement statement = mock();
        when(connection.isValid(anyInt())).thenReturn(true);
        when(connection.getAutoCommit()).thenReturn(true);
        when(connection.getCatalog()).thenReturn(String.valueOf(number));
        when(connection.createStatement()).thenReturn(statement);
        when(statement.execute(anyString())).then(asked -> {
            throw new SQLException("refused", refusal);
        });
        return connection;
    }
}
