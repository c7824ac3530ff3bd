package vouch.app.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A time that a test moves by hand. */
final class Hand implements TimeMeter {

    private long nanos = Duration.ofDays(1).toNanos();

    void move(Duration on) {
        nanos += on.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
