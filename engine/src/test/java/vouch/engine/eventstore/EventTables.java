package vouch.engine.eventstore;

import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import vouch.engine.nodes.Node;

/** Tables in memory, made by the very script that makes them in production: by default those of the event store. */
public final class EventTables {

    private EventTables() {}

    public static DataSource inMemory() {
        return inMemory("V1__event_store");
    }

    /** The tables of these scripts. */
    public static DataSource inMemory(String... scripts) {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        for (String script : scripts) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/" + script + ".sql")),
                    database);
        }
        return database;
    }

    /** The log of a process that is alone. */
    public static EventLog log(DataSource database) {
        return JdbcEventLogTest.log(new JdbcTemplate(database), () -> OpenAppends.NONE);
    }

    /** A node as there are several: it can be overtaken, and never knows that a missing number stays missing. */
    public static EventNode nodeOfSeveral(DataSource database) {
        return new EventNode(database, Node.oneOfSeveral(), () -> new OpenAppends(0, Set.of("open")));
    }

    /** As an application says it whose orders are short, and whose customers are not. */
    static boolean mayHaveSnapshots(String aggregateIdentifier) {
        return aggregateIdentifier.startsWith("customer/");
    }
}
