package vouch.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vouch.benchmarks.Unusable;

/** Computing time that processes and their children used so far, as Linux has it. */
public record Cpu(List<Long> processes) {

    private static final int MILLIS_PER_TICK = 10;

    boolean isKnown() {
        return !processes.isEmpty();
    }

    /** With the children that have ended meanwhile: PostgreSQL has one for each connection. */
    public double millis() {
        return MILLIS_PER_TICK * processes.stream().mapToLong(Cpu::ticks).sum();
    }

    private static long ticks(long process) {
        ProcessHandle parent =
                ProcessHandle.of(process).orElseThrow(() -> new Unusable("there is no process " + process));
        return Stream.concat(Stream.of(parent), parent.descendants())
                .mapToLong(one -> ticks(Path.of("/proc", String.valueOf(one.pid()), "stat")))
                .sum();
    }

    /** User and system time of the process, and of its children that have ended: the fields 14 to 17. */
    private static long ticks(Path stat) {
        try {
            String text = Files.readString(stat);
            String[] afterName = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return IntStream.rangeClosed(14, 17)
                    .mapToLong(field -> Long.parseLong(afterName[field - 3]))
                    .sum();
        } catch (IOException e) {
            // Ended since it was listed: its parent has its time now, or will have it.
            return 0;
        }
    }
}
