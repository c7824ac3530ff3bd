package vouch.app.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/**
 * What is asked of several streams at once. Joined to an array of identifiers, each is found by the index on stream and
 * sequence number; H2 would read all of the index for {@code = any(?)} together with a limit to the number.
 */
final class StreamStatements {

    private static final String OF_THESE = " from unnest(cast(? as varchar array)) wanted(id) join ";

    private StreamStatements() {}

    /** The first events of each, in order. */
    static PreparedStatement firstEvents(
            Connection connection, EventSchema schema, Collection<String> streams, int most) throws SQLException {
        PreparedStatement select = connection.prepareStatement("select " + schema.trackedEventFields() + OF_THESE
                + schema.domainEventTable() + " on " + schema.aggregateIdentifierColumn() + " = id and "
                + schema.sequenceNumberColumn() + " < ? order by " + schema.aggregateIdentifierColumn() + ", "
                + schema.sequenceNumberColumn());
        select.setObject(1, streams.toArray(String[]::new));
        select.setLong(2, most);
        return select;
    }

    /** Those of them that have a snapshot. */
    static PreparedStatement withSnapshot(Connection connection, EventSchema schema, Collection<String> streams)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement("select distinct id" + OF_THESE + schema.snapshotTable()
                + " on " + schema.aggregateIdentifierColumn() + " = id");
        select.setObject(1, streams.toArray(String[]::new));
        return select;
    }
}
