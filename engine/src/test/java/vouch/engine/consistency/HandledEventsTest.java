package vouch.engine.consistency;

import javax.sql.DataSource;
import vouch.engine.eventstore.EventNode;
import vouch.engine.eventstore.EventTables;

/** On H2, with nodes that overtake each other as on PostgreSQL. */
class HandledEventsTest extends HandledEventsContract {

    private final DataSource database = EventTables.inMemory();

    @Override
    EventNode node() {
        return EventTables.nodeOfSeveral(database);
    }

    @Override
    DataSource database() {
        return database;
    }
}
