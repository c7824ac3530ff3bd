package vouch.faults;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A point on the way of an order at which a process can die, as {@code child.CrashPoints} names it. */
record CrashPoint(Flow flow, String name) {

    /** The line of the trace for that order. */
    String line(int number) {
        return flow.order(number) + " " + name;
    }

    /** Those that the first order of each way passed. What an order of another way passes too is one point. */
    static List<CrashPoint> of(List<String> trace) {
        Set<String> names = new LinkedHashSet<>();
        List<CrashPoint> points = new ArrayList<>();
        for (Flow flow : Flow.values()) {
            String order = flow.order(0) + " ";
            trace.stream()
                    .filter(line -> line.startsWith(order))
                    .map(line -> line.substring(order.length()))
                    .filter(names::add)
                    .forEach(name -> points.add(new CrashPoint(flow, name)));
        }
        return points;
    }
}
