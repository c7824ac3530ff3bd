package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.*;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import vouch.benchmarks.Measured;

/** How busy each part is: traffic × the time that an order takes of it ÷ how many of it there are. */
final class Model {

    /** The saga, the order view, the customer view: each reads the whole stream on every node that works for it. */
    private static final int PROCESSORS = 3;

    private static final double MILLIS = 1e-3;
    private static final double MICROS = 1e-6;

    private final Map<Long, Zipf> trades = new HashMap<>();
    private final Measured measured;
    private final Assumed assumed;

    Model(Measured measured, Assumed assumed) {
        this.measured = measured;
        this.assumed = assumed;
    }

    /** Of the busiest cell: 1 is busy all the time, and more cannot be. */
    Map<Part, Double> busy(Layout layout, double ordersPerSecond) {
        Zipf trade = trade(ordersPerSecond);
        double inCell = ordersPerSecond * trade.busiestOf(layout.cells());
        double inViewSegment = ordersPerSecond * trade.busiestOf(layout.cells() * layout.viewSegments());
        double events = inCell * measured.of(EVENTS);
        double viewMillis = Math.max(measured.of(ORDER_VIEW_MILLIS), measured.of(CUSTOMER_VIEW_MILLIS));

        Map<Part, Double> busy = new EnumMap<>(Part.class);
        busy.put(Part.NODES, (inCell * nodeSeconds() / layout.nodes() + events * readingSeconds()) / assumed.cores());
        busy.put(Part.READERS, events / measured.of(STREAMED_PER_SECOND));
        busy.put(Part.SAGA_SEGMENTS, inCell * measured.of(SAGA_MILLIS) * MILLIS / layout.sagaSegments());
        busy.put(Part.VIEW_SEGMENTS, inViewSegment * viewMillis * MILLIS);
        busy.put(Part.LOG, inCell * measured.of(LOG_BYTES) / assumed.logBytesPerSecond());

        double writes = inCell * (measured.of(DATABASE_CPU_MILLIS) - viewMillisOfDatabase()) * MILLIS;
        double streams = events * layout.nodes() * PROCESSORS * measured.of(STREAM_DATABASE_CPU_MICROS) * MICROS;
        double views = inCell * viewMillisOfDatabase() * MILLIS;
        double reads = inCell * assumed.readsPerOrder() * measured.of(READ_DATABASE_CPU_MILLIS) * MILLIS;
        boolean one = layout.readDatabases() == 0;
        busy.put(Part.EVENT_DATABASE, (writes + streams + (one ? views + reads : 0)) / assumed.cores());
        if (!one) {
            // Each keeps all the views of its cell, and answers its share of the questions.
            busy.put(Part.READ_DATABASES, (views + reads / layout.readDatabases()) / assumed.cores());
        }
        return busy;
    }

    Zipf trade(double ordersPerSecond) {
        return trades.computeIfAbsent(
                Math.round(ordersPerSecond * assumed.customersPerOrderRate()),
                customers -> new Zipf(customers, assumed.skew()));
    }

    double storedBytesPerDay(double ordersPerSecond) {
        return ordersPerSecond * measured.of(STORED_BYTES) * 86_400;
    }

    /** Of a node for an order, wherever it is worked on, with the questions; reading the stream apart. */
    private double nodeSeconds() {
        double reading = measured.of(EVENTS) * readingSeconds();
        double reads = assumed.readsPerOrder() * measured.of(READ_NODE_CPU_MILLIS) * MILLIS;
        return measured.of(NODE_CPU_MILLIS) * MILLIS - reading + reads;
    }

    /** Of every node for an event, which each of its processors reads to see whether it is theirs. */
    private double readingSeconds() {
        return PROCESSORS * measured.of(STREAM_CPU_MICROS) * MICROS;
    }

    /** What is not appending events is views, or sagas, deadlines and tokens: by rows written. */
    private double viewMillisOfDatabase() {
        double rest = measured.of(DATABASE_CPU_MILLIS) - measured.of(EVENTS) * measured.of(APPEND_CPU_MILLIS);
        return Math.max(0, rest) * measured.of(VIEW_ROWS) / (measured.of(VIEW_ROWS) + measured.of(OTHER_ROWS));
    }
}
