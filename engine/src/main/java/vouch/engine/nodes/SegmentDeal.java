package vouch.engine.nodes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Deals the segments of all event processors out to nodes. Each segment goes to the node that has the fewest so far. So
 * one node does not get two views of one segment each while another node has none. Every node computes the same result.
 * Among nodes with equally many segments, the oldest gets the next one, so that a new node takes away as few as
 * possible.
 */
final class SegmentDeal {

    private final SortedMap<String, SortedSet<String>> nodesOf = new TreeMap<>();

    /** @param node an id that begins with the time of the node's start, so that the oldest node is the first */
    void runs(String processor, String node) {
        nodesOf.computeIfAbsent(processor, first -> new TreeSet<>()).add(node);
    }

    /**
     * How many segments of each processor the node gets. The processors that it does not run are left out, and those
     * without segments.
     */
    Map<String, Integer> sharesOf(String node, ToIntFunction<String> segments) {
        Map<String, Integer> dealt = new HashMap<>();
        Map<String, Integer> shares = new HashMap<>();
        nodesOf.forEach((processor, nodes) -> {
            int all = segments.applyAsInt(processor);
            if (all > 0 && nodes.contains(node)) {
                shares.put(processor, 0);
            }
            for (int left = all; left > 0; left--) {
                String next = nodes.stream()
                        .min(Comparator.comparingInt(one -> dealt.getOrDefault(one, 0)))
                        .orElseThrow();
                dealt.merge(next, 1, Integer::sum);
                shares.computeIfPresent(processor, (same, share) -> next.equals(node) ? share + 1 : share);
            }
        });
        return shares;
    }
}
