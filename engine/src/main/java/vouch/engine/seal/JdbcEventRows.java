package vouch.engine.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the columns of the table of events, whatever is in them. It shares no code with the event store: a row that the
 * event store cannot read is a finding, not a failure.
 */
final class JdbcEventRows implements EventRows {

    private static final String ROWS =
            """
            select globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp, payloadType,
                   payloadRevision, payload, metaData
            from DomainEventEntry where globalIndex > ? and globalIndex <= ?
            order by globalIndex fetch first ? rows only
            """;

    private final JdbcTemplate database;

    JdbcEventRows(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public List<Fingerprint> between(long after, long upTo, int atMost) {
        return database.query(ROWS, JdbcEventRows::fingerprint, after, upTo, atMost);
    }

    private static Fingerprint fingerprint(ResultSet row, int number) throws SQLException {
        return Fingerprint.of(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBytes(9),
                row.getBytes(10));
    }
}
