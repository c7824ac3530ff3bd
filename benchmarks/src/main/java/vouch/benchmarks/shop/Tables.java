package vouch.benchmarks.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/** Vouch's own tables and indexes, made by its own migrations, for those who use them without Vouch. */
final class Tables {

    /** Where it does not depend on how many clients there are. */
    static final int CONNECTIONS = 8;

    private Tables() {}

    static HikariDataSource prepared(String url) {
        return prepared(url, CONNECTIONS);
    }

    static HikariDataSource prepared(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        HikariDataSource database = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/{vendor}"
                        .replace("{vendor}", url.startsWith("jdbc:h2:") ? "h2" : "postgresql"))
                .load()
                .migrate();
        return database;
    }
}
