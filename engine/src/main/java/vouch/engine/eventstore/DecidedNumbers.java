package vouch.engine.eventstore;

import java.util.function.Supplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * Says up to which number it is decided which events exist, as far as one reader knows. A number that is missing up to
 * there stays missing, in every read that begins later. The database decides this, because it knows the transactions
 * that may still fill a number. No clock and no time-out is involved.
 */
final class DecidedNumbers {

    private final Supplier<OpenAppends> database;

    /** When these transactions have ended, every number up to their last one is decided. */
    private OpenAppends awaited;

    private long upTo;

    DecidedNumbers(Supplier<OpenAppends> database) {
        this.database = database;
    }

    long upTo() {
        return upTo;
    }

    /**
     * Asks the database at the first call, and when a gap of the position is not decided yet. Must be called before the
     * events after the position are read.
     */
    void askFor(GapAwareTrackingToken position) {
        if (awaited == null || position.hasGaps() && position.getGaps().last() > upTo) {
            ask();
        }
    }

    /** Asks the database. Returns whether more numbers are decided than before. */
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
