package vouch.console.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.api.history.RecordedEvent;
import vouch.console.Recorded;
import vouch.console.order.OrderLife.Phase;
import vouch.console.order.OrderLife.Point;
import vouch.console.order.OrderLife.Range;

/** Where the events of an order are drawn, and how long its phases last. */
class OrderLifeTest {

    private static final Instant BEGIN = Instant.parse("2026-03-31T12:00:00Z");

    @Test
    void keepsEventsOfMillisecondsApartBesideDays() {
        OrderLife life = OrderLife.of(
                List.of(
                        at("OrderCreated", 0),
                        at("CreditReserved", 20),
                        at("OrderApproved", 25),
                        at("OrderShipped", 500_000_000)),
                BEGIN.plusSeconds(1_000_000));

        assertThat(life.points()).extracting(Point::number).containsExactly(1, 2, 3, 4);
        assertThat(life.points()).extracting(Point::x).isSorted();
        assertThat(life.points().get(1).x() - life.points().get(0).x()).isGreaterThan(50);
        assertThat(life.points().get(3).x() - life.points().get(2).x()).isGreaterThan(400);
        assertThat(life.points().get(3).x()).isLessThan(OrderLife.WIDTH);
    }

    @Test
    void tellsHowLongAnOrderWasPendingWaitedAndHeldCredit() {
        OrderLife life = OrderLife.of(
                List.of(
                        at("OrderCreated", 0),
                        at("CreditDeferred", 10),
                        at("CreditReserved", 60_010),
                        at("OrderApproved", 60_030),
                        at("CreditReleased", 90_010)),
                BEGIN.plusSeconds(1_000));

        assertThat(life.ranges())
                .extracting(Range::phase, Range::length, Range::open)
                .containsExactly(
                        tuple(Phase.PENDING, Duration.ofMillis(60_030), false),
                        tuple(Phase.WAITING, Duration.ofMinutes(1), false),
                        tuple(Phase.RESERVED, Duration.ofSeconds(30), false));
    }

    @Test
    void letsAPhaseThatHasNotEndedGoOnUntilNow() {
        OrderLife life =
                OrderLife.of(List.of(at("OrderCreated", 0), at("CreditDeferred", 10)), BEGIN.plusMillis(10_010));

        assertThat(life.ranges())
                .filteredOn(range -> range.phase() == Phase.WAITING)
                .singleElement()
                .satisfies(range -> {
                    assertThat(range.open()).isTrue();
                    assertThat(range.length()).isEqualTo(Duration.ofSeconds(10));
                    assertThat(range.to()).isEqualTo(OrderLife.WIDTH);
                });
    }

    @Test
    void drawsEventsOfOneMoment() {
        assertThat(OrderLife.of(List.of(at("OrderCreated", 0), at("OrderRejected", 0)), BEGIN)
                        .points())
                .extracting(Point::x)
                .doesNotHaveDuplicates();
    }

    private static RecordedEvent at(String type, long millis) {
        return Recorded.event("order/1", millis, type, BEGIN.plusMillis(millis));
    }
}
