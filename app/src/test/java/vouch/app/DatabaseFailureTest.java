package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** Each with the words of the driver, of PostgreSQL or of PgBouncer. */
class DatabaseFailureTest {

    private final StartFailure failures = new StartFailure(
            new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://here/vouch"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "08001 | The connection attempt failed. | cannot be reached | start it",
                "08001 | Could not find a server with specified targetServerType: primary | can only be read | can be written",
                "25006 | ERROR: cannot execute CREATE TABLE in a read-only transaction | can only be read | can be written",
                "08004 | The server requested SCRAM-based authentication, but no password was provided. | refuses the connection (The server requested SCRAM-based authentication, but no password was provided) | give spring.datasource.password",
                "08P01 | FATAL: unsupported startup parameter: options | is behind a connection pooler | PostgreSQL itself",
                "08P01 | FATAL: unsupported startup parameter in options: statement_timeout | is behind a connection pooler | PostgreSQL itself",
                "42P05 | ERROR: prepared statement \"S_1\" already exists | is behind a connection pooler | PostgreSQL itself",
                "26000 | ERROR: prepared statement \"S_1\" does not exist | is behind a connection pooler | PostgreSQL itself",
                "08P01 | Protocol error.  Session setup failed. | is not PostgreSQL | correct spring.datasource.url",
                "28P01 | FATAL: password authentication failed for user \"vouch\" | does not let Vouch in | spring.datasource.password",
                "3D000 | FATAL: database \"vouch\" does not exist | does not exist | create it",
                "42501 | ERROR: permission denied for schema public | does not let Vouch make or change its tables | alter database NAME owner",
                "53300 | FATAL: sorry, too many clients already | has no connection left | raise max_connections",
                "57P03 | FATAL: the database system is starting up | is starting, stopping or recovering | wait",
            })
    void isToldAsWhatItIs(String state, String message, String what, String remedy) {
        FailureAnalysis told = failures.analyze(new IllegalStateException(new SQLException(message, state)));

        assertThat(told.getDescription()).startsWith("the database jdbc:postgresql://here/vouch " + what);
        assertThat(told.getAction()).contains(remedy);
    }

    @Test
    void isNoOtherMistake() {
        assertThat(failures.analyze(new SQLException("ERROR: syntax error", "42601")))
                .isNull();
        assertThat(failures.analyze(new SQLException("without a state"))).isNull();
    }
}
