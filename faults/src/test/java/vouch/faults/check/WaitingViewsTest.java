package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.faults.check.Invariant.E_3;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.faults.check.Rows.CustomerRow;
import vouch.faults.check.Rows.OrderRow;

/** The view of an order that waits for credit. */
class WaitingViewsTest {

    private final DatedStory dated = new DatedStory();
    private final Story story = dated.story;

    @BeforeEach
    void anOrderThatWaits() {
        dated.registered().terms("WAIT", 0, 30, "null", "null");
        dated.created("o", 120).deferred("o", "CREDIT_LIMIT_EXCEEDED");
        story.saga("o", "AWAITING_CREDIT", 60);
        story.customers.add(new CustomerRow("c", "Carla", null, false, "GBP", 100_00, 0, 0, at(0), 3));
    }

    @Test
    void findsNothingInWhatIsRight() {
        order("WAITING", "CREDIT_LIMIT_EXCEEDED", 120);

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, CREDIT_LIMIT_EXCEEDED, 120",
        "RESERVED, CREDIT_LIMIT_EXCEEDED, 120",
        "WAITING, , 120",
        "WAITING, OVERDUE, 120",
        "WAITING, CREDIT_LIMIT_EXCEEDED, 121"
    })
    void findsARowThatSaysSomethingElse(String credit, String reason, int requested) {
        order(credit, reason, requested);

        assertThat(found()).contains(E_3);
    }

    /** A view has the figures of all revisions, and more of the order than its events. */
    private void order(String credit, String reason, int requested) {
        ObjectNode decision = event(3).payload().path("figures").deepCopy().asObject();
        decision.set("requested", json(Story.money(requested)));
        ObjectNode details = JsonMapper.shared().createObjectNode();
        details.set("lines", event(2).payload().path("lines"));
        details.set("decision", decision);
        details.put("overtaken", 0);
        story.orders.add(
                new OrderRow("o", "c", "Carla", "PENDING", credit, reason, 120_00, "GBP", details, at(2), null, 1));
    }

    private StoredEvent event(int index) {
        return story.events.get(index);
    }

    private Instant at(int index) {
        return event(index).at();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private List<Invariant> found() {
        return Checker.check(story.rows(), History.NONE, Instant.MAX).stream()
                .map(Violation::invariant)
                .distinct()
                .toList();
    }
}
