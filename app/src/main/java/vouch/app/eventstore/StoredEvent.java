package vouch.app.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/** A row of the table of events. Axon's own parses its time whenever it is asked for, which is twice in a replay. */
final class StoredEvent extends GenericDomainEventEntry<byte[]> {

    private final Instant timestamp;

    private StoredEvent(
            String type,
            String aggregateIdentifier,
            long sequenceNumber,
            String eventIdentifier,
            String timestamp,
            String payloadType,
            String payloadRevision,
            byte[] payload,
            byte[] metaData) {
        super(
                type,
                aggregateIdentifier,
                sequenceNumber,
                eventIdentifier,
                timestamp,
                payloadType,
                payloadRevision,
                payload,
                metaData);
        this.timestamp = DateTimeUtils.parseInstant(timestamp);
    }

    /** An event of no stream has its own identifier for one. */
    static StoredEvent in(ResultSet row, EventSchema schema) throws SQLException {
        String stream = row.getString(schema.aggregateIdentifierColumn());
        String event = row.getString(schema.eventIdentifierColumn());
        return new StoredEvent(
                row.getString(schema.typeColumn()),
                event.equals(stream) ? null : stream,
                row.getLong(schema.sequenceNumberColumn()),
                event,
                row.getString(schema.timestampColumn()),
                row.getString(schema.payloadTypeColumn()),
                row.getString(schema.payloadRevisionColumn()),
                row.getBytes(schema.payloadColumn()),
                row.getBytes(schema.metaDataColumn()));
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }
}
