package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DatabaseHealthTest {

    private final DataSource database = mock();

    /** The driver connects to a server that can be written, and to no other; the pool wraps what it says. */
    @Test
    void saysThatNothingCanBeWritten() throws SQLException {
        SQLException driver =
                new SQLException("Could not find a server with specified targetServerType: primary", "08001");
        when(database.getConnection())
                .thenThrow(new SQLTransientConnectionException("vouch - Connection is not available", "08001", driver));

        Health health = new DatabaseHealth(database).health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("reason"))
                .isEqualTo("the database can only be read: "
                        + "let spring.datasource.url lead to the server that can be written");
    }

    @Test
    void saysThatNobodyIsThere() throws SQLException {
        SQLException driver =
                new SQLException("Connection to localhost:5432 refused.", "08001", new ConnectException("refused"));
        when(database.getConnection())
                .thenThrow(new SQLTransientConnectionException("vouch - Connection is not available", "08001", driver));

        assertThat(new DatabaseHealth(database).health().getDetails().get("reason"))
                .isEqualTo("the database cannot be reached: start it, or correct spring.datasource.url");
    }

    @Test
    void guessesNothing() throws SQLException {
        when(database.getConnection()).thenThrow(new SQLException("no state"));

        Health health = new DatabaseHealth(database).health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsOnlyKeys("error");
    }
}
