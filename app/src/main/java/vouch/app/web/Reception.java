package vouch.app.web;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import vouch.engine.outage.Overloaded;

/**
 * Reads the body of one request. A thread that must wait for the body first takes one of a limited number of places.
 */
final class Reception implements AutoCloseable {

    private static final int STEP = 8 * 1024;

    private final ServletInputStream stream;
    private final Duration within;
    private final Semaphore places;
    private final long start = System.nanoTime();
    private boolean waits;

    /** @param within the time for the whole body */
    Reception(ServletInputStream stream, Duration within, Semaphore places) {
        this.stream = stream;
        this.within = within;
        this.places = places;
    }

    /**
     * Reads the body to its end, but at most {@code most} bytes.
     *
     * @throws BodyTooSlow when the body takes too long
     * @throws Overloaded when too many threads already wait for bodies
     */
    byte[] read(int most) throws IOException {
        byte[] bytes = new byte[Math.min(most, STEP)];
        int length = 0;
        for (int count = 0; count >= 0 && length < most; length += Math.max(count, 0)) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(most, 2 * length));
            }
            count = next(bytes, length);
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Reads and drops a body that was refused already. A client that is still sending reads the answer only afterwards.
     */
    void discard(int most) throws IOException {
        byte[] bytes = new byte[STEP];
        try {
            for (int count = 0, length = 0; count >= 0 && length < most; length += count) {
                count = next(bytes, 0);
            }
        } catch (BodyTooSlow | Overloaded e) {
            // The client has the answer, and has had the time to read it.
        }
    }

    private int next(byte[] bytes, int offset) throws IOException {
        if (!waits && !stream.isFinished() && stream.available() == 0) {
            waits = places.tryAcquire();
            if (!waits) {
                throw new Overloaded();
            }
        }
        int count = stream.read(bytes, offset, bytes.length - offset);
        if (System.nanoTime() - start > within.toNanos()) {
            throw new BodyTooSlow();
        }
        return count;
    }

    @Override
    public void close() {
        if (waits) {
            places.release();
        }
    }
}
