package vouch.engine.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/**
 * A row of the table of events. Axon's own class parses the time at every call, which is twice per event in a replay.
 */
final class StoredEvent extends GenericDomainEventEntry<byte[]> {

    private final Instant timestamp;

    StoredEvent(ResultSet row, EventSchema schema) throws SQLException {
        super(
                row.getString(schema.typeColumn()),
                stream(row, schema),
                row.getLong(schema.sequenceNumberColumn()),
                row.getString(schema.eventIdentifierColumn()),
                row.getString(schema.timestampColumn()),
                row.getString(schema.payloadTypeColumn()),
                row.getString(schema.payloadRevisionColumn()),
                row.getBytes(schema.payloadColumn()),
                row.getBytes(schema.metaDataColumn()));
        timestamp = super.getTimestamp();
    }

    /** An event that belongs to no stream is stored with its own identifier as the stream's. */
    private static String stream(ResultSet row, EventSchema schema) throws SQLException {
        String stream = row.getString(schema.aggregateIdentifierColumn());
        return stream.equals(row.getString(schema.eventIdentifierColumn())) ? null : stream;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }
}
