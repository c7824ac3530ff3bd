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
            String seconds = Files.exists(file) ? Files.readString(file).trim() : "";
            return seconds.isEmpty() ? right.instant() : right.instant().plusSeconds(Long.parseLong(seconds));
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
