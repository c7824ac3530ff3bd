package vouch.engine.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.Postgres;
import vouch.engine.nodes.Node;

/** The tables of the event store in a PostgreSQL of their own, and engines over them as nodes have them. */
public final class PostgresTables implements AutoCloseable {

    private final Postgres postgres;
    final HikariDataSource database;
    final JdbcTemplate rows;
    final TransactionManager transactions;

    public PostgresTables(Path folder) throws Exception {
        this(folder, "V1__event_store");
    }

    /** The tables of these scripts. */
    public PostgresTables(Path folder, String... scripts) throws Exception {
        postgres = new Postgres(17, folder);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.url());
        database = new HikariDataSource(pool);
        rows = new JdbcTemplate(database);
        transactions = new SpringTransactionManager(new JdbcTransactionManager(database));
        for (String script : scripts) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/postgresql/" + script + ".sql")),
                    database);
        }
    }

    /** A node as it is in production, with everything around its engine. */
    public EventNode node() {
        return new EventNode(
                database,
                Node.oneOfSeveral(),
                new EventStoreAutoConfiguration().openAppends(Node.oneOfSeveral(), rows));
    }

    /** The log of a node. */
    public EventLog log() {
        return JdbcEventLogTest.log(rows, new EventStoreAutoConfiguration().openAppends(Node.oneOfSeveral(), rows));
    }

    public DataSource database() {
        return database;
    }

    public void empty() {
        rows.execute("truncate DomainEventEntry, SnapshotEventEntry, TokenEntry restart identity");
    }

    OrderedEventStorageEngine engine(EventTail tail) throws Exception {
        EventStoreAutoConfiguration production = new EventStoreAutoConfiguration();
        return production.eventStorageEngine(
                Jackson3Serializer.builder().build(),
                new DuplicateKeys(),
                new SpringDataSourceConnectionProvider(database),
                transactions,
                tail,
                production.openAppends(Node.oneOfSeveral(), rows),
                rows,
                EventTables::mayHaveSnapshots,
                DefaultConfigurer.defaultConfiguration().buildConfiguration());
    }

    @Override
    public void close() throws Exception {
        database.close();
        postgres.close();
    }
}
