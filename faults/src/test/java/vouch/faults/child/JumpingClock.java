package vouch.faults.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that is wrong by as many seconds as a file says. */
final class JumpingClock extends Clock {

    private final Clock right;
    private final Path file;

    JumpingClock(Clock right, Path file) {
        this.right = right;
        this.file = file;
    }

    @Override
    public Instant instant() {
        try {
            // Empty for as long as another number is being written.
            String seconds = Files.readString(file);
            return right.instant().plusSeconds(seconds.isEmpty() ? 0 : Long.parseLong(seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new JumpingClock(right.withZone(zone), file);
    }
}
