package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.faults.check.Invariant.*;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.Rows.CustomerRow;
import vouch.faults.check.Rows.OrderRow;

/** Every promise about views, broken by hand in rows that are right but for that. */
class ViewsTest {

    private static final JsonNode DETAILS = JsonMapper.shared()
            .readTree(("{'lines':[{'sku':'A','quantity':2,'unitPrice':" + Story.money(10)
                            + "}],'decision':{'creditLimit':"
                            + Story.money(100) + ",'reserved':" + Story.money(0) + ",'receivable':" + Story.money(0)
                            + ",'requested':" + Story.money(20) + "}}")
                    .replace('\'', '"'));

    private final Story story = new Story();

    @BeforeEach
    void anApprovedOrder() {
        story.registered(100)
                .created("o", 20)
                .reserved("o", 20, 100, 0, 0)
                .approved("o")
                .saga("o", "AWAITING_SHIPMENT", null);
    }

    @Test
    void findsNothingInWhatIsRight() {
        order("APPROVED", "RESERVED", 2);
        customer(20_00, 2);

        assertThat(found(Instant.MAX)).isEmpty();
    }

    @Test
    void findsAnOrderThatIsMissing() {
        customer(20_00, 2);

        assertThat(found(Instant.MAX)).contains(E_2);
    }

    @Test
    void findsACustomerThatIsMissing() {
        order("APPROVED", "RESERVED", 2);

        assertThat(found(Instant.MAX)).containsOnly(E_2);
    }

    @Test
    void findsARowOfNothing() {
        order("APPROVED", "RESERVED", 2);
        customer(20_00, 2);
        story.customers.add(new CustomerRow("ghost", "Ghost", null, false, "GBP", 0, 0, 0, Story.AT, 1, null, null));

        assertThat(found(Instant.MIN)).containsOnly(E_2);
    }

    @Test
    void allowsAViewToBeBehindButNotForEver() {
        order("PENDING", "NONE", 1);
        customer(0, 1);

        assertThat(found(Instant.MIN)).isEmpty();
        assertThat(found(Instant.MAX)).contains(E_2);
    }

    @Test
    void findsAnEventThatWasSkipped() {
        order("PENDING", "RESERVED", 2);
        customer(20_00, 2);

        assertThat(found(Instant.MIN)).containsOnly(E_3);
    }

    @Test
    void findsAnEventThatCountedTwice() {
        order("APPROVED", "RESERVED", 2);
        customer(40_00, 2);

        assertThat(found(Instant.MIN)).containsOnly(E_3);
    }

    @Test
    void findsViewsThatDoNotAgree() {
        order("APPROVED", "NONE", 2);
        customer(20_00, 2);

        assertThat(found(Instant.MAX)).contains(C_2, E_3);
    }

    @Test
    void findsAProcessorThatIsAheadOfTheLog() {
        order("APPROVED", "RESERVED", 2);
        customer(20_00, 2);
        story.token("order-view", "{\"index\":4,\"gaps\":[]}");
        assertThat(found(Instant.MAX)).isEmpty();

        story.token("customer-view", "{\"index\":5,\"gaps\":[]}");
        assertThat(found(Instant.MIN)).containsOnly(E_2);
    }

    @Test
    void comparesAViewWithTheOneThatWasMadeAgain() {
        order("APPROVED", "RESERVED", 2);
        Rows before = story.rows();
        Dump dump = Dump.of(before);
        assertThat(Replay.check(before, story.rows())).isEmpty();

        story.orders.clear();
        order("APPROVED", "RELEASED", 2);
        assertThat(Dump.of(story.rows()).sha256()).isNotEqualTo(dump.sha256());
    }

    @Test
    void findsAReplayThatDidMoreOrLess() {
        order("APPROVED", "RESERVED", 2);
        Rows before = copy(story.rows());

        story.cancelled("o");
        assertThat(Replay.check(before, story.rows()))
                .extracting(Violation::invariant)
                .containsOnly(R_3);

        customer(20_00, 2);
        assertThat(Replay.check(before, story.rows()))
                .extracting(Violation::invariant)
                .containsOnly(R_1, R_3);
    }

    private void order(String status, String credit, long version) {
        Instant decidedAt = status.equals("APPROVED") || version == 2 ? Story.AT.plusSeconds(4) : null;
        story.orders.add(new OrderRow(
                "o",
                "c",
                "Carla",
                status,
                credit,
                null,
                20_00,
                "GBP",
                DETAILS,
                Story.AT.plusSeconds(2),
                decidedAt,
                version,
                null));
    }

    private void customer(long reserved, long version) {
        story.customers.add(new CustomerRow(
                "c", "Carla", null, false, "GBP", 100_00, reserved, 0, Story.AT.plusSeconds(1), version, null, null));
    }

    private static Rows copy(Rows rows) {
        return new Rows(
                List.copyOf(rows.events()),
                List.copyOf(rows.orders()),
                List.copyOf(rows.customers()),
                rows.sagas(),
                rows.tokens(),
                0);
    }

    private List<Invariant> found(Instant before) {
        return Checker.check(story.rows(), History.NONE, before).stream()
                .map(Violation::invariant)
                .distinct()
                .toList();
    }
}
