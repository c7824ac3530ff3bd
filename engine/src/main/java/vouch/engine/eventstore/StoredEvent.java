package vouch.engine.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/**
 * A row of the table of events. Axon's own class parses the time at every call, for any form of a time. That is an eighth of
 * what it takes to read an event.
 */
final class StoredEvent extends GenericDomainEventEntry<byte[]> {

    private static final String FORM = "2026-01-01T00:00:00.000Z";

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
        timestamp = time(row.getString(schema.timestampColumn()));
    }

    static Instant time(String text) {
        return isOfForm(text) ? parsed(text) : DateTimeUtils.parseInstant(text);
    }

    /** Whether it has the form with which Vouch stores it. */
    private static boolean isOfForm(String text) {
        boolean same = text.length() == FORM.length();
        for (int at = 0; same && at < FORM.length(); at++) {
            same = isDigit(FORM.charAt(at)) ? isDigit(text.charAt(at)) : text.charAt(at) == FORM.charAt(at);
        }
        return same;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Instant parsed(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
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
