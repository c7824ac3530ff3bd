package vouch.benchmarks.shop;

import com.sun.management.ThreadMXBean;
import java.util.stream.LongStream;

/** What the threads of a virtual machine have allocated so far. */
public final class Allocation {

    private Allocation() {}

    /** Bytes; of those threads that live. */
    public static double bytes(ThreadMXBean threads) {
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
