package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.*;

import vouch.benchmarks.Measured;

/**
 * What an order takes of the saga's segments.
 *
 * @param own seconds in the segment that has the order's saga
 * @param every seconds in each segment: Axon shows every event to all of them, and each looks for sagas of its own and
 *     commits its token
 */
record Saga(double own, double every) {

    static Saga of(Measured measured) {
        double own = measured.of(SAGA_HANDLER_MILLIS);
        double every = (measured.of(SAGA_MILLIS) - own) / measured.of(SAGA_SEGMENTS);
        return new Saga(own / 1000, every / 1000);
    }

    /** If every event were shown to the one segment that it is for. */
    Saga mended() {
        return new Saga(own + every, 0);
    }

    /** How busy a segment is. What every segment does is the same however many there are. */
    double busy(double ordersPerSecond, int segments) {
        return ordersPerSecond * (own / segments + every);
    }

    /** Orders a second that so many segments can pass. */
    double ceiling(int segments) {
        return 1 / busy(1, segments);
    }
}
