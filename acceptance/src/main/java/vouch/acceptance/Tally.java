package vouch.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What all workers together have found. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Queue<Difference> differences = new ConcurrentLinkedQueue<>();

    void count(String what) {
        counts.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    void differs(Difference difference) {
        differences.add(difference);
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, LongAdder> counts() {
        return counts;
    }

    List<Difference> differences() {
        return differences.stream().sorted().toList();
    }

    int differencesSoFar() {
        return differences.size();
    }
}
