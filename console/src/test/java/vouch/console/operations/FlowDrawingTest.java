package vouch.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.console.operations.FlowDrawing.Arrow;
import vouch.console.operations.FlowDrawing.Box;

class FlowDrawingTest {

    private final FlowDrawing drawing = FlowDrawing.of(List.of(
            state("APPROVING", 2, "AWAITING_SHIPMENT", "RELEASING", "RELEASING"),
            state("AWAITING_SHIPMENT", 7, "CHARGING", "AWAITING_SHIPMENT", "RELEASING")));

    @Test
    void hasABoxForEachStateAndForTheEnd() {
        assertThat(drawing.boxes()).extracting(Box::state).containsExactly("APPROVING", "AWAITING_SHIPMENT", "ENDED");
        assertThat(drawing.boxes()).extracting(Box::sagas).containsExactly(2, 7, null);
    }

    @Test
    void hasOneArrowForAllEventsThatLeadFromStateToState() {
        assertThat(drawing.arrows())
                .extracting(arrow -> arrow.from() + " " + arrow.to())
                .containsExactly(
                        "APPROVING AWAITING_SHIPMENT",
                        "APPROVING RELEASING",
                        "AWAITING_SHIPMENT CHARGING",
                        "AWAITING_SHIPMENT RELEASING");
    }

    @Test
    void leadsAnArrowFromEdgeToEdge() {
        assertThat(drawing.arrows())
                .extracting(Arrow::path)
                .containsExactly(
                        "M584 36C609 36 609 36 634 36",
                        "M584 36C609 36 609 166 634 166",
                        "M794 36C819 36 819 36 844 36",
                        "M714 68V134");
    }

    private static Map<String, Object> state(String state, int sagas, String... to) {
        return Map.of(
                "state",
                state,
                "sagas",
                sagas,
                "steps",
                Stream.of(to).map(next -> Map.of("to", next)).toList());
    }
}
