package vouch.engine.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Inserts the rows of many events in one statement, which returns each event's place in the order. The columns are sent
 * as arrays. So the statement has the same text for any number of events, and is planned once.
 */
final class EventInsert {

    private static final List<String> TYPES =
            List.of("varchar", "varchar", "bigint", "varchar", "varchar", "varchar", "varchar", "bytea", "bytea");

    private final String[] eventIdentifiers;
    private final String[] aggregateIdentifiers;
    private final Long[] sequenceNumbers;
    private final String[] types;
    private final String[] timestamps;
    private final String[] payloadTypes;
    private final String[] payloadRevisions;
    private final byte[][] payloads;
    private final byte[][] metaData;

    private EventInsert(int rows) {
        eventIdentifiers = new String[rows];
        aggregateIdentifiers = new String[rows];
        sequenceNumbers = new Long[rows];
        types = new String[rows];
        timestamps = new String[rows];
        payloadTypes = new String[rows];
        payloadRevisions = new String[rows];
        payloads = new byte[rows][];
        metaData = new byte[rows][];
    }

    /** Turns the events into rows. This needs no database. */
    EventInsert(List<? extends EventMessage<?>> events, Serializer serializer) {
        this(events.size());
        for (int row = 0; row < eventIdentifiers.length; row++) {
            set(row, ofAStream(events.get(row)), serializer);
        }
    }

    /** The rows of events that are stored elsewhere, as they are there. */
    EventInsert(List<? extends DomainEventData<byte[]>> stored) {
        this(stored.size());
        for (int row = 0; row < eventIdentifiers.length; row++) {
            set(row, stored.get(row));
        }
    }

    private void set(int row, DomainEventData<byte[]> event) {
        eventIdentifiers[row] = event.getEventIdentifier();
        aggregateIdentifiers[row] = Objects.requireNonNullElse(event.getAggregateIdentifier(), eventIdentifiers[row]);
        sequenceNumbers[row] = event.getSequenceNumber();
        types[row] = event.getType();
        timestamps[row] = DateTimeUtils.formatInstant(event.getTimestamp());
        payloadTypes[row] = event.getPayload().getType().getName();
        payloadRevisions[row] = event.getPayload().getType().getRevision();
        payloads[row] = event.getPayload().getData();
        metaData[row] = event.getMetaData().getData();
    }

    private void set(int row, DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        eventIdentifiers[row] = event.getIdentifier();
        aggregateIdentifiers[row] = event.getAggregateIdentifier();
        sequenceNumbers[row] = event.getSequenceNumber();
        types[row] = event.getType();
        timestamps[row] = DateTimeUtils.formatInstant(event.getTimestamp());
        payloadTypes[row] = payload.getType().getName();
        payloadRevisions[row] = payload.getType().getRevision();
        payloads[row] = payload.getData();
        metaData[row] = event.serializeMetaData(serializer, byte[].class).getData();
    }

    /** Axon reads an event that belongs to no stream as a stream of its own. */
    private static DomainEventMessage<?> ofAStream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0, event, event::getTimestamp);
    }

    /** Inserts the rows. Returns the place of each event, in the order of the events. */
    long[] run(Connection connection, EventSchema schema) throws SQLException {
        // Both databases find the column by its name in lower case, although H2 stores the name in upper case.
        String[] place = {schema.globalIndexColumn().toLowerCase(Locale.ROOT)};
        try (PreparedStatement insert = connection.prepareStatement(sql(schema), place)) {
            Object[] columns = {
                eventIdentifiers,
                aggregateIdentifiers,
                sequenceNumbers,
                types,
                timestamps,
                payloadTypes,
                payloadRevisions,
                payloads,
                metaData
            };
            for (int column = 0; column < columns.length; column++) {
                insert.setObject(column + 1, columns[column]);
            }
            insert.executeUpdate();
            return places(insert);
        }
    }

    private long[] places(PreparedStatement insert) throws SQLException {
        long[] places = new long[eventIdentifiers.length];
        try (ResultSet keys = insert.getGeneratedKeys()) {
            for (int row = 0; row < places.length; row++) {
                keys.next();
                places[row] = keys.getLong(1);
                if (row > 0 && places[row] <= places[row - 1]) {
                    throw new SQLException(
                            "The database numbers the rows of a statement in another order than theirs.");
                }
            }
        }
        return places;
    }

    /** The size of the event's payload and metadata in the table. */
    int bytes(int row) {
        return payloads[row].length + metaData[row].length;
    }

    byte[] payload(int row) {
        return payloads[row];
    }

    byte[] metaData(int row) {
        return metaData[row];
    }

    private static String sql(EventSchema schema) {
        return "insert into " + schema.domainEventTable() + " (" + schema.domainEventFields()
                + ") select * from unnest("
                + TYPES.stream().map(type -> "cast(? as " + type + " array)").collect(Collectors.joining(", ")) + ")";
    }
}
