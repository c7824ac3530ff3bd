package vouch.benchmarks.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a Java process needs.
 *
 * @param heapBytes of what is still used after a collection
 * @param residentBytes of everything, as Linux has it
 */
public record Memory(double heapBytes, double residentBytes) {

    private static final String RESIDENT = "VmRSS:";

    public static Memory of(long process) throws IOException {
        // First, since looking into the process makes it larger.
        double resident = resident(process);
        MemoryMXBean memory = Jvm.bean(process, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        return new Memory(memory.getHeapMemoryUsage().getUsed(), resident);
    }

    private static double resident(long process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
            String kilobytes =
                    lines.filter(line -> line.startsWith(RESIDENT)).findAny().orElseThrow();
            return Double.parseDouble(kilobytes.replaceAll("\\D", "")) * 1024;
        }
    }
}
