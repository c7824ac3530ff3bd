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
 * Deals the segments of all event processors out to nodes, one after the other, each to the node that has the fewest so
 * far. So two views of one segment each do not meet on one node while another has none. Every node comes to the same
 * result. Of nodes that have as many the oldest gets the next one: a node that comes takes away as little as it can.
 */
final class SegmentDeal {

    private final SortedMap<String, SortedSet<String>> nodesOf = new TreeMap<>();

    /** @param node an id that begins with the time of its start, so that the oldest is the first */
    void runs(String processor, String node) {
        nodesOf.computeIfAbsent(processor, first -> new TreeSet<>()).add(node);
    }

    /** How many segments are the node's, of each processor that it runs; nothing of one that has no segments yet. */
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
