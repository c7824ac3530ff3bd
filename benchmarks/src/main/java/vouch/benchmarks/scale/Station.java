package vouch.benchmarks.scale;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Serves one at a time, in the order of arrival: a segment, or the stream of an account. */
final class Station {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;
    private double takenSince;
    private double busySeconds;

    /** Runs at once, or when everyone before has released it. */
    void acquire(double now, Runnable turn) {
        if (taken) {
            waiting.add(turn);
        } else {
            taken = true;
            takenSince = now;
            turn.run();
        }
    }

    void release(double now) {
        if (waiting.isEmpty()) {
            taken = false;
            busySeconds += now - takenSince;
        } else {
            waiting.poll().run();
        }
    }

    static List<Station> several(int count) {
        return Stream.generate(Station::new).limit(count).toList();
    }

    /** Of one of them, on average. */
    static double busySeconds(List<Station> stations) {
        return stations.stream()
                .mapToDouble(station -> station.busySeconds)
                .average()
                .orElse(0);
    }
}
