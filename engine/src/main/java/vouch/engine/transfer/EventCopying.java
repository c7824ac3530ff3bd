package vouch.engine.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.axonframework.common.DateTimeUtils;

/**
 * Copies events from one database to an empty one, with their positions, a page at a time and as of one moment, and the
 * keys of their texts.
 */
public final class EventCopying {

    private static final int PAGE = 500;
    private static final List<String> COLUMNS = List.of(
            "globalIndex",
            "eventIdentifier",
            "aggregateIdentifier",
            "sequenceNumber",
            "type",
            "timestamp",
            "payloadType",
            "payloadRevision",
            "payload",
            "metaData");
    private static final String NAMES = String.join(", ", COLUMNS);

    private final Connection from;
    private final Connection to;
    private long events;
    private long last;

    /**
     * Where a copy ends: before the first event with a higher position or a later time. Both are null for a copy of all
     * events.
     */
    public record End(Long position, Instant time) {

        boolean isBefore(long eventPosition, Instant eventTime) {
            return position != null && eventPosition > position || time != null && eventTime.isAfter(time);
        }
    }

    /** @param from is only read; its events are those that are stored when the copy begins */
    public EventCopying(Connection from, Connection to) {
        this.from = from;
        this.to = to;
    }

    /** Returns what was copied, in words. */
    public String upTo(End end) throws SQLException {
        from.setReadOnly(true);
        from.setAutoCommit(false);
        from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        to.setAutoCommit(false);
        try (PreparedStatement read = from.prepareStatement("select " + NAMES
                        + " from DomainEventEntry where globalIndex > ? order by globalIndex fetch first " + PAGE
                        + " rows only");
                PreparedStatement write = to.prepareStatement("insert into DomainEventEntry (" + NAMES + ") values ("
                        + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ")")) {
            boolean more = true;
            while (more) {
                more = copyPage(read, write, end);
                to.commit();
            }
        }
        copyKeys();
        return events == 0 ? "no events" : "%d events, up to position %d".formatted(events, last);
    }

    /** A store of an earlier version has no keys. */
    private void copyKeys() throws SQLException {
        try (Statement read = from.createStatement();
                PreparedStatement write = to.prepareStatement(
                        "insert into person_key (id, person, secret, master_key, made_at, erasure_id) values (?, ?, ?, ?, ?, ?)")) {
            try (ResultSet table = read.executeQuery(
                    "select 1 from information_schema.tables where lower(table_name) = 'person_key'")) {
                if (!table.next()) {
                    return;
                }
            }
            try (ResultSet keys =
                    read.executeQuery("select id, person, secret, master_key, made_at, erasure_id from person_key")) {
                while (keys.next()) {
                    write.setString(1, keys.getString(1));
                    write.setString(2, keys.getString(2));
                    write.setBytes(3, keys.getBytes(3));
                    write.setString(4, keys.getString(4));
                    write.setTimestamp(5, keys.getTimestamp(5));
                    write.setString(6, keys.getString(6));
                    write.addBatch();
                }
            }
            write.executeBatch();
            to.commit();
        }
    }

    /** Returns whether there may be more events before the end. */
    private boolean copyPage(PreparedStatement read, PreparedStatement write, End end) throws SQLException {
        read.setLong(1, last);
        int copied = 0;
        try (ResultSet page = read.executeQuery()) {
            while (page.next()) {
                if (end.isBefore(page.getLong(1), DateTimeUtils.parseInstant(page.getString("timestamp")))) {
                    break;
                }
                add(page, write);
                last = page.getLong(1);
                copied++;
            }
        }
        write.executeBatch();
        events += copied;
        return copied == PAGE;
    }

    private static void add(ResultSet event, PreparedStatement write) throws SQLException {
        for (int column = 1; column <= COLUMNS.size(); column++) {
            switch (COLUMNS.get(column - 1)) {
                case "globalIndex", "sequenceNumber" -> write.setLong(column, event.getLong(column));
                case "payload", "metaData" -> write.setBytes(column, event.getBytes(column));
                default -> write.setString(column, event.getString(column));
            }
        }
        write.addBatch();
    }
}
