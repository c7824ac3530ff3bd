package vouch.engine.eventstore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.outage.NotYetVisible;

/** Reads the table of events by its three indexes: position, stream and number, identifier. */
final class JdbcEventLog implements EventLog {

    private static final EventSchema SCHEMA = new EventSchema();
    private static final String COLUMNS = "select " + SCHEMA.trackedEventFields() + " from ";
    private static final String TABLE = COLUMNS + "DomainEventEntry";

    /** Whether a missing number is filled is mostly decided within a commit or two. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final int LOOKS = 100;

    private final JdbcTemplate database;
    private final DecidedNumbers numbers;
    private final LoggedEvent.Form form;

    JdbcEventLog(JdbcTemplate database, Supplier<OpenAppends> openAppends, LoggedEvent.Form form) {
        this.database = database;
        this.numbers = new DecidedNumbers(openAppends);
        this.form = form;
    }

    private LoggedEvent event(ResultSet row, int number) throws SQLException {
        long position = row.getLong(SCHEMA.globalIndexColumn());
        return new LoggedEvent(() -> position, new StoredEvent(row, SCHEMA), form);
    }

    @Override
    public List<LoggedEvent> after(long position, int atMost) {
        for (int look = 1; look < LOOKS; look++) {
            Optional<List<LoggedEvent>> found = decidedAfter(position, atMost);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return decidedAfter(position, atMost).orElseThrow(NotYetVisible::new);
    }

    /** Empty when already the first event has to wait. */
    private Optional<List<LoggedEvent>> decidedAfter(long position, int atMost) {
        // Asked before the rows are read, so that what is decided is in them.
        long decided = decided();
        List<LoggedEvent> found = database.query(
                TABLE + " where globalIndex > ? order by globalIndex fetch first ? rows only",
                this::event,
                position,
                atMost);
        long last = Math.max(0, position);
        for (int index = 0; index < found.size(); index++) {
            long next = found.get(index).position();
            if (next > last + 1 && next - 1 > decided) {
                return index == 0 ? Optional.empty() : Optional.of(found.subList(0, index));
            }
            last = next;
        }
        return Optional.of(found);
    }

    @Override
    public long decided() {
        synchronized (numbers) {
            numbers.ask();
            return numbers.upTo();
        }
    }

    @Override
    public List<LoggedEvent> before(long position, int atMost) {
        return database.query(
                TABLE + " where globalIndex < ? order by globalIndex desc fetch first ? rows only",
                this::event,
                position,
                atMost);
    }

    @Override
    public List<LoggedEvent> ofStream(String stream, long first, int atMost) {
        return database.query(
                TABLE + " where aggregateIdentifier = ? and sequenceNumber >= ?"
                        + " order by aggregateIdentifier, sequenceNumber fetch first ? rows only",
                this::event,
                stream,
                first,
                atMost);
    }

    @Override
    public List<LoggedEvent> at(Collection<Place> places) {
        return database.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(COLUMNS
                            + "unnest(cast(? as varchar array), cast(? as bigint array)) wanted(stream, number)"
                            + " join DomainEventEntry on aggregateIdentifier = stream and sequenceNumber = number"
                            + " order by globalIndex");
                    statement.setObject(1, places.stream().map(Place::stream).toArray(String[]::new));
                    statement.setObject(2, places.stream().map(Place::sequence).toArray(Long[]::new));
                    return statement;
                },
                this::event);
    }

    @Override
    public Optional<LoggedEvent> withId(String eventId) {
        return database.query(TABLE + " where eventIdentifier = ?", this::event, eventId).stream()
                .findFirst();
    }

    /** Halves the range of positions until it has found the time: times nearly always grow with positions. */
    @Override
    public long justBefore(Instant time) {
        Instant before = time.minus(MOST_LATE);
        long low = 0;
        long high = database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class);
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Instant at = database.queryForObject(
                    "select timestamp from DomainEventEntry where globalIndex >= ?"
                            + " order by globalIndex fetch first 1 rows only",
                    (row, number) -> DateTimeUtils.parseInstant(row.getString(1)),
                    middle);
            if (at.isBefore(before)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
