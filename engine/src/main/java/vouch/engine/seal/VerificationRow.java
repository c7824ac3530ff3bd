package vouch.engine.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.seal.Difference.Kind;
import vouch.engine.seal.SealVerification.Result;

/** The row of the last verification, which all nodes on a database share. */
final class VerificationRow {

    /** A verification that was not heard of for so long has ended with its process. */
    static final Duration SILENT = Duration.ofMinutes(1);

    private static final int LONGEST_FAILURE = 500;

    private final JdbcTemplate database;

    VerificationRow(JdbcTemplate database) {
        this.database = database;
    }

    /** Returns whether it may begin. It may not while another one runs, on whatever node. */
    boolean begin(String run, Instant now) {
        return database.update(
                        "update seal_verification set run = ?, begun_at = ?, seen_at = ?, ended_at = null,"
                                + " segments = (select max(number) from seal_segment), checked = 0, events = 0,"
                                + " differences = 0, kind = null, segment = null, position = null, event_id = null,"
                                + " failure = null where begun_at is null or ended_at is not null or seen_at < ?",
                        run,
                        Timestamp.from(now),
                        Timestamp.from(now),
                        Timestamp.from(now.minus(SILENT)))
                == 1;
    }

    /** @param failure null if there is none */
    void update(String run, Result result, Instant now, boolean hasEnded, String failure) {
        Difference first = result.first();
        database.update(
                "update seal_verification set seen_at = ?, ended_at = ?, checked = ?, events = ?, differences = ?,"
                        + " kind = ?, segment = ?, position = ?, event_id = ?, failure = ? where run = ?",
                Timestamp.from(now),
                hasEnded ? Timestamp.from(now) : null,
                Math.max(0, result.segments() - 1),
                result.events(),
                result.differences(),
                first == null ? null : first.kind().name(),
                first == null ? null : first.segment(),
                first == null ? null : first.position(),
                first == null ? null : first.eventId(),
                failure == null ? null : failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)),
                run);
    }

    Optional<Verification> read(Instant now) {
        return database
                .query(
                        "select * from seal_verification where begun_at is not null",
                        (row, number) -> verification(row, now))
                .stream()
                .findFirst();
    }

    private static Verification verification(ResultSet row, Instant now) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        boolean isSilent =
                endedAt == null && row.getTimestamp("seen_at").toInstant().isBefore(now.minus(SILENT));
        String failure = isSilent ? "Its process has ended. Begin another one." : row.getString("failure");
        String kind = row.getString("kind");
        return new Verification(
                state(failure, endedAt, row.getLong("differences")),
                row.getTimestamp("begun_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong("segments"),
                row.getLong("checked"),
                row.getLong("events"),
                row.getLong("differences"),
                kind == null
                        ? null
                        : new Difference(
                                Kind.valueOf(kind),
                                row.getObject("segment", Long.class),
                                row.getObject("position", Long.class),
                                row.getString("event_id")),
                failure);
    }

    private static Verification.State state(String failure, Timestamp endedAt, long differences) {
        if (failure != null) {
            return Verification.State.FAILED;
        } else if (endedAt == null) {
            return Verification.State.RUNNING;
        }
        return differences == 0 ? Verification.State.RIGHT : Verification.State.DIFFERENT;
    }
}
