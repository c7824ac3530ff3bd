package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SegmentDealTest {

    private static final Map<String, Integer> SEGMENTS = Map.of("customer-view", 1, "order-saga", 4, "order-view", 1);

    @Test
    void givesOneNodeEverything() {
        assertThat(shares(List.of("a"))).containsExactly(SEGMENTS);
    }

    @Test
    void givesEachOfTwoNodesAViewAndHalfOfTheSagas() {
        assertThat(shares(List.of("a", "b")))
                .containsExactly(
                        Map.of("customer-view", 1, "order-saga", 2, "order-view", 0),
                        Map.of("customer-view", 0, "order-saga", 2, "order-view", 1));
    }

    @Test
    void takesNothingFromTwoNodesForAThirdThatIsNotNeeded() {
        List<Map<String, Integer>> three = shares(List.of("a", "b", "c"), Map.of("customer-view", 1, "order-view", 1));

        assertThat(three)
                .containsExactly(
                        Map.of("customer-view", 1, "order-view", 0),
                        Map.of("customer-view", 0, "order-view", 1),
                        Map.of("customer-view", 0, "order-view", 0));
    }

    @Test
    void givesANodeNothingOfWhatItDoesNotRun() {
        SegmentDeal deal = new SegmentDeal();
        Stream.of("q1", "q2").forEach(node -> {
            deal.runs("customer-view", node);
            deal.runs("order-view", node);
        });
        Stream.of("s1", "s2").forEach(node -> deal.runs("order-saga", node));

        assertThat(Stream.of("q1", "q2", "s1", "s2").map(node -> deal.sharesOf(node, SEGMENTS::get)))
                .containsExactly(
                        Map.of("customer-view", 1, "order-view", 0),
                        Map.of("customer-view", 0, "order-view", 1),
                        Map.of("order-saga", 2),
                        Map.of("order-saga", 2));
    }

    @Test
    void saysNothingOfAProcessorThatHasNoSegmentsYet() {
        assertThat(shares(List.of("a"), Map.of("customer-view", 0))).containsExactly(Map.of());
    }

    @Test
    void countsNoNodeThatIsNotThere() {
        assertThat(new SegmentDeal().sharesOf("a", SEGMENTS::get)).isEmpty();
    }

    private static List<Map<String, Integer>> shares(List<String> nodes) {
        return shares(nodes, SEGMENTS);
    }

    /** What each of the nodes gets, when all of them run all processors. */
    private static List<Map<String, Integer>> shares(List<String> nodes, Map<String, Integer> segments) {
        SegmentDeal deal = new SegmentDeal();
        nodes.forEach(node -> segments.keySet().forEach(processor -> deal.runs(processor, node)));
        return nodes.stream().map(node -> deal.sharesOf(node, segments::get)).toList();
    }
}
