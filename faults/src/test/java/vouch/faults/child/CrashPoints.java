package vouch.faults.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The points at which a process may die while it is at an order. Each that is passed is a line of the trace: the order, and
 * the name of the point with the number of its passage. At one of these lines the process ends as if it was killed.
 */
final class CrashPoints {

    private static final int KILLED = 137;

    private final Path trace;
    private final String end;
    private final Map<String, Integer> passages = new HashMap<>();

    /** @param end the line at which to end; empty for never */
    CrashPoints(Path trace, String end) {
        this.trace = trace;
        this.end = end;
    }

    synchronized void pass(Work work, String step) {
        String point = work.order() + " " + work.message() + ": " + step;
        String line = point + " #" + passages.merge(point, 1, Integer::sum);
        try {
            Files.writeString(trace, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (line.equals(end)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
