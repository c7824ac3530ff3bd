package vouch.engine.eventstore;

import java.sql.Connection;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts copied events into the table of events, in one statement and so in one transaction. */
final class JdbcEventCopy implements EventCopy {

    private static final EventSchema SCHEMA = new EventSchema();

    private final JdbcTemplate database;

    JdbcEventCopy(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public void append(List<? extends DomainEventData<byte[]>> events) {
        EventInsert rows = new EventInsert(events);
        database.execute((ConnectionCallback<long[]>) (Connection connection) -> rows.run(connection, SCHEMA));
    }
}
