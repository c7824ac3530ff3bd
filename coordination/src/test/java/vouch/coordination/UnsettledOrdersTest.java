package vouch.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.coordination.History.second;
import static vouch.domain.process.Orders.*;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import vouch.api.RejectionReason;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress.Credit;

class UnsettledOrdersTest {

    private static final Object UNKNOWN_CUSTOMER = rejected(RejectionReason.CUSTOMER_NOT_FOUND);

    @Test
    void leavesAnOrderAloneThatIsSettledAfterTheLastEventThatIsOldEnough() {
        assertThat(unsettled(1, 2, CREATED, UNKNOWN_CUSTOMER)).isEmpty();
        assertThat(unsettled(2, 3, CREATED, RESERVED, APPROVED)).isEmpty();
        assertThat(unsettled(2, 3, APPROVED, CANCELLED, RELEASED)).isEmpty();
        assertThat(unsettled(1, 2, SHIPPED, CHARGED)).isEmpty();
    }

    @Test
    void findsAnOrderThatNobodySettles() {
        assertThat(unsettled(1, 1, CREATED)).isEqualTo(Map.of(ORDER, Credit.UNKNOWN));
        assertThat(unsettled(1, 2, CREATED, RESERVED)).isEqualTo(Map.of(ORDER, Credit.RESERVED));
        assertThat(unsettled(3, 3, CREATED, RESERVED, CANCELLED)).isEqualTo(Map.of(ORDER, Credit.RESERVED));
        assertThat(unsettled(1, 1, SHIPPED)).isEqualTo(Map.of(ORDER, Credit.UNKNOWN));
    }

    @Test
    void findsAReservationThatComesWhenItsOrderIsClosed() {
        assertThat(unsettled(1, 1, RESERVED)).isEqualTo(Map.of(ORDER, Credit.RESERVED));
        assertThat(unsettled(3, 3, CREATED, UNKNOWN_CUSTOMER, RESERVED)).isEqualTo(Map.of(ORDER, Credit.RESERVED));
    }

    @Test
    void followsNoOrderBeyondTheTimeThatItIsTold() {
        assertThat(unsettled(1, 2, CREATED, RESERVED, APPROVED)).isEqualTo(Map.of(ORDER, Credit.RESERVED));
    }

    /** What was read to follow an order is read again, for the others and for what comes of this one later. */
    @Test
    void goesOnBehindTheLastEventThatIsOldEnough() {
        try (History history = new History(CREATED, RESERVED, APPROVED, SHIPPED)) {
            UnsettledOrders events = new UnsettledOrders(history);

            UnsettledOrders.Found first = events.find(null, second(2), second(4));
            UnsettledOrders.Found second = events.find(first.to(), second(4), second(4));

            assertThat(first.orders()).isEmpty();
            assertThat(second.orders()).containsOnlyKeys(ORDER);
        }
    }

    private static Map<OrderId, Credit> unsettled(int until, int now, Object... happened) {
        try (History history = new History(happened)) {
            TrackingToken fromTheFirst = null;
            Map<OrderId, Credit> credit = new HashMap<>();
            new UnsettledOrders(history)
                    .find(fromTheFirst, second(until), second(now))
                    .orders()
                    .forEach(
                            (order, found) -> credit.put(order, found.progress().credit()));
            return credit;
        }
    }
}
