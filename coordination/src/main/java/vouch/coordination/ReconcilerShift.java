package vouch.coordination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Records since when Vouch has run without a break, on any node. After a break, such as a shutdown or a database
 * outage, the sagas get their full time again. The reconciler treats an order as lost only after that time.
 */
@Component
class ReconcilerShift {

    private static final Duration BREAK = Duration.ofSeconds(30);

    private final JdbcTemplate database;

    ReconcilerShift(JdbcTemplate database) {
        this.database = database;
    }

    /** Must be called every few seconds, in a transaction. Returns since when Vouch has run without a break. */
    Instant since(Instant now) {
        List<Shift> known = database.query("select since, last from reconciler_shift", ReconcilerShift::shift);
        if (known.isEmpty()) {
            database.update("insert into reconciler_shift (since, last) values (?, ?)", at(now), at(now));
            return now;
        }
        Shift shift = known.get(0);
        Instant since = shift.last.plus(BREAK).isBefore(now) ? now : shift.since;
        database.update("update reconciler_shift set since = ?, last = ?", at(since), at(now));
        return since;
    }

    private record Shift(Instant since, Instant last) {}

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Shift shift(ResultSet row, int number) throws SQLException {
        return new Shift(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("last", OffsetDateTime.class).toInstant());
    }
}
