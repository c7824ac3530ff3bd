package vouch.app.eventstore;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Ends one reader's wait for numbers that are missing in the order of events. A write that was undone leaves one for
 * ever, and as long as a token remembers it, its reader must ask the table for every event.
 */
final class GapPatience {

    private static final long NONE = Long.MIN_VALUE;

    private final long timeoutNanos;
    private final LongSupplier nanos;

    /** All gaps up to here were there at that time. */
    private long upTo = NONE;

    private long since;

    GapPatience(Duration timeout, LongSupplier nanos) {
        timeoutNanos = timeout.toNanos();
        this.nanos = nanos;
    }

    /**
     * Asked before the table is: the gaps that nobody need wait for any longer, should this look not find them filled.
     *
     * @return what forgets them in a token, after the look
     */
    Forgetting beforeLookingFrom(TrackingToken token) {
        if (!(token instanceof GapAwareTrackingToken position) || !position.hasGaps()) {
            upTo = NONE;
        } else if (upTo == NONE) {
            upTo = position.getIndex();
            since = nanos.getAsLong();
        } else if (nanos.getAsLong() - since > timeoutNanos) {
            long old = upTo + 1;
            upTo = NONE;
            return later -> later instanceof GapAwareTrackingToken found ? found.withGapsTruncatedAt(old) : later;
        }
        return later -> later;
    }

    interface Forgetting {

        TrackingToken in(TrackingToken token);
    }
}
