package vouch.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.history.Chain;
import vouch.api.history.Chain.Cause;
import vouch.api.history.Chain.Effect;
import vouch.console.Recorded;

class CauseTreeTest {

    /** A payment, the orders that it frees, and an approval because of each. */
    private static final Chain LARGE = new Chain(
            "request",
            List.of(cause(Stream.concat(
                    Stream.of(effect("payment")),
                    IntStream.range(0, 300).mapToObj(order -> effect("freed-" + order, "approved-" + order))))));

    @Test
    void isTheWholeTreeWhereThereIsRoom() {
        Chain small = new Chain("request", List.of(cause(Stream.of(effect("freed", "approved")))));

        assertThat(CauseTree.of(small, "freed")).isEqualTo(new CauseTree(small.causes(), 0));
    }

    @Test
    void leavesOutWhatHasNoRoom() {
        CauseTree tree = CauseTree.of(LARGE, "payment");

        assertThat(names(tree.causes()))
                .hasSize(CauseTree.MOST)
                .startsWith("payment", "freed-0", "approved-0", "freed-1")
                .doesNotContain("freed-299");
        assertThat(tree.left()).isEqualTo(601 - CauseTree.MOST);
    }

    @Test
    void alwaysHasWhatLedToTheEvent() {
        CauseTree tree = CauseTree.of(LARGE, "approved-299");

        assertThat(names(tree.causes())).hasSize(CauseTree.MOST + 2).endsWith("freed-299", "approved-299");
        assertThat(tree.left()).isEqualTo(601 - CauseTree.MOST - 2);
    }

    private static List<String> names(List<Cause> causes) {
        return causes.stream()
                .flatMap(cause -> cause.events().stream())
                .flatMap(effect -> Stream.concat(Stream.of(effect.event().eventId()), names(effect.causes()).stream()))
                .toList();
    }

    private static Cause cause(Stream<Effect> effects) {
        return new Cause("command", "actor", effects.toList());
    }

    private static Effect effect(String id) {
        return new Effect(Recorded.event(id, 0, Map.of()), List.of());
    }

    private static Effect effect(String id, String next) {
        return new Effect(Recorded.event(id, 0, Map.of()), List.of(cause(Stream.of(effect(next)))));
    }
}
