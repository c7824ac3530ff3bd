package vouch.engine.eventstore;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/** Checks what must hold where events are kept in a table. */
@Configuration(proxyBeanMethods = false)
@Profile("!axonserver")
class EventTableChecks {

    private static final String TABLE = "DomainEventEntry";
    private static final List<String> KEY = List.of("aggregateidentifier", "sequencenumber");

    @Bean
    Check eventsAreStored(EventStore store, EventStorageEngine engine) {
        return new Check(
                () -> store instanceof NotifyingEventStore && engine instanceof OrderedEventStorageEngine,
                "events are not kept in tables: let the event store be the one of EventStoreAutoConfiguration");
    }

    @Bean
    Check noTwoEventsHaveOnePlace(JdbcTemplate database) {
        return new Check(
                () -> database.execute((Connection connection) -> uniqueIndexes(connection))
                        .containsValue(KEY),
                "nothing keeps two events of one stream from having the same number: add a unique index on "
                        + "DomainEventEntry (aggregateIdentifier, sequenceNumber)");
    }

    /** The columns of each unique index, in lower case and in order. */
    private static Map<String, List<String>> uniqueIndexes(Connection connection) throws SQLException {
        DatabaseMetaData catalogue = connection.getMetaData();
        String table = catalogue.storesLowerCaseIdentifiers()
                ? TABLE.toLowerCase(Locale.ROOT)
                : TABLE.toUpperCase(Locale.ROOT);
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet column =
                catalogue.getIndexInfo(connection.getCatalog(), connection.getSchema(), table, true, false)) {
            while (column.next()) {
                String name = column.getString("COLUMN_NAME");
                if (name != null) {
                    columns.computeIfAbsent(column.getString("INDEX_NAME"), index -> new ArrayList<>())
                            .add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }
}
