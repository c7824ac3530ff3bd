package vouch.engine.eventstore;

import java.util.function.Supplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * Up to which number it is decided which events there are, as far as one reader knows. What is missing up to there stays
 * missing, in every read that begins later. The database decides it, by the transactions that may still fill a number:
 * no clock and no time-out does.
 */
final class DecidedNumbers {

    private final Supplier<OpenAppends> database;

    /** When these have ended, everything below their last number is decided. */
    private OpenAppends awaited;

    private long upTo;

    DecidedNumbers(Supplier<OpenAppends> database) {
        this.database = database;
    }

    long upTo() {
        return upTo;
    }

    /** To be called before what is behind the position is read: asks the database if it has not yet said enough. */
    void askFor(GapAwareTrackingToken position) {
        if (awaited == null || position.hasGaps() && position.getGaps().last() > upTo) {
            ask();
        }
    }

    /** Whether more is decided than before. */
    boolean ask() {
        long before = upTo;
        OpenAppends now = database.get();
        if (awaited == null) {
            awaited = now;
        } else if (awaited.endedBy(now)) {
            upTo = awaited.last();
            awaited = now;
        }
        if (now.transactions().isEmpty()) {
            upTo = now.last();
        }
        return upTo > before;
    }
}
