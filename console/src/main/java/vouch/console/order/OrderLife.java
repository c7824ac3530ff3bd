package vouch.console.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.history.RecordedEvent;

/**
 * An order's life as a drawing. Half of the width is shared by the time between two events, and half equally, so that a
 * decision of milliseconds is visible beside a wait of days.
 *
 * @param points the events, from left to right
 * @param ranges how long something lasted
 */
record OrderLife(List<Point> points, List<Range> ranges) {

    static final int WIDTH = 1000;
    private static final int MARGIN = 20;

    /** What begins a range and what ends it, by the type of the event. */
    private static final Map<Phase, Set<String>> BEGINS = Map.of(
            Phase.PENDING, Set.of("OrderCreated"),
            Phase.WAITING, Set.of("CreditDeferred"),
            Phase.RESERVED, Set.of("CreditReserved"));

    private static final Map<Phase, Set<String>> ENDS = Map.of(
            Phase.PENDING, Set.of("OrderApproved", "OrderRejected", "OrderCancelled"),
            Phase.WAITING, Set.of("CreditReserved", "CreditReservationRejected", "CreditReleased"),
            Phase.RESERVED, Set.of("CreditReleased", "CreditCharged"));

    /** What lasts. Each has a line of the drawing. */
    enum Phase {
        PENDING,
        WAITING,
        RESERVED
    }

    /** @param number of the event in the table below the drawing, from 1 */
    record Point(int number, int x, RecordedEvent event) {}

    /** @param open whether it lasts until now */
    record Range(Phase phase, int from, int to, boolean open, Duration length) {

        public int width() {
            return Math.max(2, to - from);
        }

        public int line() {
            return phase.ordinal();
        }
    }

    static OrderLife of(List<RecordedEvent> events, Instant now) {
        List<Point> points = new ArrayList<>();
        int room = WIDTH - 2 * MARGIN;
        long whole = events.isEmpty()
                ? 0
                : millis(events.get(0), events.get(events.size() - 1).at());
        int x = MARGIN;
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                long gap = millis(events.get(i - 1), events.get(i).at());
                int gaps = events.size();
                x += room / 2 / gaps + (whole == 0 ? 0 : (int) (room / 2 * gap / whole));
            }
            points.add(new Point(i + 1, x, events.get(i)));
        }
        return new OrderLife(points, ranges(points, now));
    }

    private static long millis(RecordedEvent from, Instant to) {
        return Math.max(0, Duration.between(from.at(), to).toMillis());
    }

    private static List<Range> ranges(List<Point> points, Instant now) {
        List<Range> ranges = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            Point begun = null;
            for (Point point : points) {
                String type = point.event().type();
                if (begun != null && ENDS.get(phase).contains(type)) {
                    ranges.add(
                            range(phase, begun, point.x(), false, point.event().at()));
                    begun = null;
                } else if (begun == null && BEGINS.get(phase).contains(type)) {
                    begun = point;
                }
            }
            if (begun != null) {
                ranges.add(range(phase, begun, WIDTH, true, now));
            }
        }
        return ranges;
    }

    private static Range range(Phase phase, Point begun, int to, boolean open, Instant end) {
        return new Range(
                phase, begun.x(), to, open, Duration.between(begun.event().at(), end));
    }
}
