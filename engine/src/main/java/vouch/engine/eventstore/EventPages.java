package vouch.engine.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the table of events in the order of their numbers, one page at a time. Tokens remember the missing numbers that
 * may still be filled. If a token would have to remember too many, reading stops before them until they are decided. So
 * a token stays small, however far the numbers jump.
 */
final class EventPages {

    /** More numbers than other transactions take at a time. A token with this many gaps takes at most 5 kB. */
    static final int MOST_GAPS = 250;

    private static final EventSchema SCHEMA = new EventSchema();

    private final JdbcTemplate database;
    private final String behind;
    private final String missing;

    EventPages(JdbcTemplate database, int size) {
        this.database = database;
        String columns = "select " + SCHEMA.trackedEventFields();
        String inOrder = " order by globalIndex limit " + size;
        behind = columns + " from DomainEventEntry where globalIndex > ?" + inOrder;
        missing = columns + " from unnest(cast(? as bigint array)) missing(number)"
                + " join DomainEventEntry on globalIndex = number" + inOrder;
    }

    /** Returns the next page. It is empty when there are no more events, or when the next events must wait. */
    List<TrackedEventData<?>> after(GapAwareTrackingToken position, DecidedNumbers numbers) {
        numbers.askFor(position);
        while (true) {
            long decided = numbers.upTo();
            List<Row> rows = rows(position);
            List<TrackedEventData<?>> page = page(position, rows, decided);
            if (!page.isEmpty() || rows.isEmpty() || !numbers.ask()) {
                return page;
            }
        }
    }

    private record Row(long number, StoredEvent event) {

        static Row of(ResultSet row, int ignored) throws SQLException {
            return new Row(row.getLong(SCHEMA.globalIndexColumn()), new StoredEvent(row, SCHEMA));
        }
    }

    /**
     * Returns the events that fill gaps, if there are any, because they have the lower numbers. Otherwise returns the
     * events after the position.
     */
    private List<Row> rows(GapAwareTrackingToken position) {
        List<Row> late = position.hasGaps()
                ? database.query(missing, Row::of, (Object) position.getGaps().toArray(Long[]::new))
                : List.of();
        return late.isEmpty() ? database.query(behind, Row::of, position.getIndex()) : late;
    }

    private static List<TrackedEventData<?>> page(GapAwareTrackingToken from, List<Row> rows, long decided) {
        List<TrackedEventData<?>> page = new ArrayList<>(rows.size());
        GapAwareTrackingToken position = from;
        for (Row row : rows) {
            boolean late = row.number <= position.getIndex();
            // The token of a late event keeps the other gaps, decided or not, because the next rows may fill them.
            boolean tooMany = late
                    ? !page.isEmpty() && position.getGaps().size() > MOST_GAPS
                    : gapsBefore(row.number, position, decided) > MOST_GAPS;
            if (tooMany) {
                break;
            }
            position = advance(position, row.number, decided);
            page.add(new TrackedDomainEventData<>(position, row.event));
        }
        return page;
    }

    /** How many missing numbers the token of this event would have to remember. */
    private static long gapsBefore(long number, GapAwareTrackingToken position, long decided) {
        long known = position.hasGaps() ? position.getGaps().tailSet(decided).size() : 0;
        return known + Math.max(0, number - 1 - Math.max(position.getIndex(), decided));
    }

    /** Forgets the decided gaps, so that Axon's comparison with other tokens stays correct. */
    private static GapAwareTrackingToken advance(GapAwareTrackingToken position, long number, long decided) {
        long undecided = Math.max(number, position.getIndex()) - 1 - decided;
        return position.advanceTo(number, (int) Math.max(0, Math.min(undecided, Integer.MAX_VALUE)));
    }
}
