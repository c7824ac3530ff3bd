package vouch.engine.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of segments. */
final class Segments {

    private static final byte[] UNREAD = {};
    private static final String WITHOUT_DIGESTS =
            "select number, first_position, last_position, events, hash, head, sealed_at from seal_segment";

    private final JdbcTemplate database;

    Segments(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Whether nobody else extends the chain until the transaction ends. Even without this no two could: they would insert
     * a segment of the same number.
     */
    boolean claim() {
        return !database.queryForList("select number from seal_segment where number = 0 for update skip locked")
                .isEmpty();
    }

    Segment beginning() {
        return database.queryForObject(WITHOUT_DIGESTS + " where number = 0", (row, number) -> segment(row, UNREAD));
    }

    /** The last one, without its digests. */
    Segment head() {
        return database.queryForObject(
                WITHOUT_DIGESTS + " order by number desc fetch first 1 row only",
                (row, number) -> segment(row, UNREAD));
    }

    List<Segment> after(long number, int atMost) {
        return database.query(
                "select * from seal_segment where number > ? order by number fetch first ? rows only",
                (row, index) -> segment(row, row.getBytes("digests")),
                number,
                atMost);
    }

    void add(Segment segment) {
        database.update(
                "insert into seal_segment (number, first_position, last_position, events, hash, head, sealed_at, digests)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                segment.number(),
                segment.first(),
                segment.last(),
                segment.events(),
                segment.hash(),
                segment.head(),
                Timestamp.from(segment.sealedAt()),
                segment.digests());
    }

    private static Segment segment(ResultSet row, byte[] digests) throws SQLException {
        return new Segment(
                row.getLong("number"),
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getInt("events"),
                row.getString("hash"),
                row.getString("head"),
                row.getTimestamp("sealed_at").toInstant(),
                digests);
    }
}
