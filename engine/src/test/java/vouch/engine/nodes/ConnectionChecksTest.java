package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a pooler shows; what PostgreSQL itself says is in the tests of the running product. */
class ConnectionChecksTest {

    private final DataSource database = mock();

    @Test
    void seesOneServedByTheProcessOfAnother() throws Exception {
        assertThat(areNotShared(17, 18)).isTrue();
        assertThat(areNotShared(17, 17)).isFalse();
    }

    private boolean areNotShared(int one, int other) throws Exception {
        Connection first = servedBy(one);
        Connection second = servedBy(other);
        when(database.getConnection()).thenReturn(first, second);
        return new ConnectionChecks().connectionsAreNotShared(database).holds().call();
    }

    private static Connection servedBy(int backend) throws SQLException {
        Connection connection = mock(RETURNS_DEEP_STUBS);
        when(connection.createStatement().executeQuery(any()).getInt(1)).thenReturn(backend);
        return connection;
    }
}
