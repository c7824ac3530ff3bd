package vouch.engine.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads rows of the table of events by their positions, as far as it is decided which events exist. */
final class DecidedRows {

    private final JdbcTemplate database;
    private final DecidedNumbers numbers;

    DecidedRows(JdbcTemplate database, Supplier<OpenAppends> openAppends) {
        this.database = database;
        this.numbers = new DecidedNumbers(openAppends);
    }

    /**
     * The next rows after a position.
     *
     * @param select the statement, without a condition
     * @return empty when already the first row has to wait
     */
    <T> Optional<List<T>> after(
            String select, RowMapper<T> mapper, ToLongFunction<T> positions, long position, int atMost) {
        // Asked before the rows are read, so that what is decided is in them.
        long decided = decided();
        List<T> found = database.query(
                select + " where globalIndex > ? order by globalIndex fetch first ? rows only",
                mapper,
                position,
                atMost);
        long last = Math.max(0, position);
        for (int index = 0; index < found.size(); index++) {
            long next = positions.applyAsLong(found.get(index));
            if (next > last + 1 && next - 1 > decided) {
                return index == 0 ? Optional.empty() : Optional.of(found.subList(0, index));
            }
            last = next;
        }
        return Optional.of(found);
    }

    private long decided() {
        synchronized (numbers) {
            numbers.ask();
            return numbers.upTo();
        }
    }
}
