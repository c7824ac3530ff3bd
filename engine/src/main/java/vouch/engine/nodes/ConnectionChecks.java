package vouch.engine.nodes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/** Checks each connection to PostgreSQL: no pooler shares it, and it has the settings that Vouch gives it. */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class ConnectionChecks {

    /**
     * A pooler that shares connections by transaction loses the prepared statements and the settings of a connection.
     */
    @Bean
    Check connectionsAreNotShared(DataSource database) {
        return new Check(
                () -> {
                    try (Connection one = database.getConnection();
                            Connection other = database.getConnection()) {
                        return backend(one) != backend(other);
                    }
                },
                "a connection pooler gives one connection to several: let spring.datasource.url lead to PostgreSQL "
                        + "itself, or set the pooler to pool_mode=session");
    }

    /**
     * Readers wait for a missing number as long as the write that has taken it is open. So a write must end within 30 s.
     */
    @Bean
    Check writesComeToAnEnd(JdbcTemplate database) {
        return new Check(
                () -> database.queryForObject(
                                """
                                select count(*) from pg_settings
                                where name in ('statement_timeout', 'idle_in_transaction_session_timeout')
                                and setting::int between 1 and 30000
                                """,
                                Long.class)
                        == 2,
                "a write may stay open without end, and readers wait for it meanwhile: let no connection pooler ignore "
                        + "options, and let statement_timeout and idle_in_transaction_session_timeout be 30s there");
    }

    /** A command that is decided again after a lost race must see what the other node has committed meanwhile. */
    @Bean
    Check transactionsSeeWhatIsCommitted(JdbcTemplate database) {
        return new Check(
                () -> database.queryForObject("select current_setting('transaction_isolation')", String.class)
                        .equals("read committed"),
                "transactions do not see what others commit meanwhile: "
                        + "set spring.datasource.hikari.transaction-isolation to TRANSACTION_READ_COMMITTED");
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
