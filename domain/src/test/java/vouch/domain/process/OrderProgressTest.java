package vouch.domain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.process.OrderProgress.Phase.APPROVING;
import static vouch.domain.process.OrderProgress.Phase.AWAITING_CREDIT;
import static vouch.domain.process.OrderProgress.Phase.AWAITING_SHIPMENT;
import static vouch.domain.process.OrderProgress.Phase.CHARGING;
import static vouch.domain.process.OrderProgress.Phase.ENDED;
import static vouch.domain.process.OrderProgress.Phase.REJECTING;
import static vouch.domain.process.OrderProgress.Phase.RELEASING;
import static vouch.domain.process.OrderProgress.Phase.RESERVING;
import static vouch.domain.process.Orders.APPROVED;
import static vouch.domain.process.Orders.CANCELLED;
import static vouch.domain.process.Orders.CHARGED;
import static vouch.domain.process.Orders.CREATED;
import static vouch.domain.process.Orders.DEFERRED;
import static vouch.domain.process.Orders.EXPIRED;
import static vouch.domain.process.Orders.NO_CREDIT;
import static vouch.domain.process.Orders.RELEASED;
import static vouch.domain.process.Orders.RESERVED;
import static vouch.domain.process.Orders.SHIPPED;
import static vouch.domain.process.Orders.rejected;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.RejectionReason;
import vouch.api.order.OrderEvent;

class OrderProgressTest {

    private static final Object UNKNOWN_CUSTOMER = rejected(RejectionReason.CUSTOMER_NOT_FOUND);
    private static final Object REJECTED = rejected(RejectionReason.CREDIT_LIMIT_EXCEEDED);
    private static final Object TIMED_OUT = rejected(RejectionReason.DECISION_TIMEOUT);
    private static final Object WAITED_TOO_LONG = rejected(RejectionReason.WAITING_TIMEOUT);

    static Stream<Arguments> histories() {
        return Stream.of(
                arguments(List.of(CREATED), RESERVING, false),
                arguments(List.of(CREATED, RESERVED), APPROVING, false),
                arguments(List.of(CREATED, RESERVED, APPROVED), AWAITING_SHIPMENT, true),
                arguments(List.of(CREATED, RESERVED, APPROVED, SHIPPED), CHARGING, false),
                arguments(List.of(CREATED, RESERVED, APPROVED, SHIPPED, CHARGED), ENDED, true),
                arguments(List.of(CREATED, RESERVED, APPROVED, CANCELLED), RELEASING, false),
                arguments(List.of(CREATED, RESERVED, APPROVED, CANCELLED, RELEASED), ENDED, true),
                arguments(List.of(CREATED, NO_CREDIT), REJECTING, false),
                arguments(List.of(CREATED, NO_CREDIT, REJECTED), ENDED, true),
                arguments(List.of(CREATED, NO_CREDIT, CANCELLED), ENDED, true),
                arguments(List.of(CREATED, UNKNOWN_CUSTOMER), ENDED, true),
                arguments(List.of(CREATED, RESERVED, UNKNOWN_CUSTOMER), RELEASING, false),
                arguments(List.of(CREATED, REJECTED), ENDED, true),
                arguments(List.of(CREATED, APPROVED, CANCELLED), RELEASING, false),
                arguments(List.of(CREATED, TIMED_OUT), RELEASING, false),
                arguments(List.of(CREATED, TIMED_OUT, RESERVED), RELEASING, false),
                arguments(List.of(CREATED, TIMED_OUT, RESERVED, RELEASED), ENDED, true),
                arguments(List.of(CREATED, CANCELLED, RELEASED), ENDED, true),
                arguments(List.of(CREATED, DEFERRED), AWAITING_CREDIT, false),
                arguments(List.of(CREATED, DEFERRED, RESERVED), APPROVING, false),
                arguments(List.of(CREATED, DEFERRED, RESERVED, APPROVED), AWAITING_SHIPMENT, true),
                arguments(List.of(CREATED, DEFERRED, NO_CREDIT), REJECTING, false),
                arguments(List.of(CREATED, DEFERRED, NO_CREDIT, REJECTED), ENDED, true),
                arguments(List.of(CREATED, DEFERRED, WAITED_TOO_LONG), RELEASING, false),
                arguments(List.of(CREATED, DEFERRED, WAITED_TOO_LONG, RELEASED), ENDED, true),
                arguments(List.of(CREATED, DEFERRED, CANCELLED), RELEASING, false),
                arguments(List.of(CREATED, DEFERRED, CANCELLED, RELEASED), ENDED, true),
                arguments(List.of(CREATED, CANCELLED, DEFERRED), RELEASING, false),
                arguments(List.of(CREATED, RESERVED, APPROVED, EXPIRED), AWAITING_SHIPMENT, true),
                arguments(List.of(CREATED, RESERVED, APPROVED, EXPIRED, CANCELLED), RELEASING, false),
                arguments(List.of(CREATED, RESERVED, APPROVED, EXPIRED, SHIPPED, CHARGED), ENDED, true));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void knowsWhatIsLeftToBeDone(List<Object> history, OrderProgress.Phase state, boolean settled) {
        OrderProgress progress = OrderProgress.NONE;
        for (Object event : history) {
            progress = progress.after(event);
        }

        assertThat(progress.phase()).isEqualTo(state);
        assertThat(Settlement.of(progress) == Settlement.SETTLED).isEqualTo(settled);
    }

    /** What a reader sees that begins in the middle. */
    static Stream<Arguments> parts() {
        return Stream.of(
                arguments(List.of(APPROVED), true),
                arguments(List.of(RESERVED), false),
                arguments(List.of(RESERVED, RELEASED), true),
                arguments(List.of(RELEASED), true),
                arguments(List.of(CHARGED), true),
                arguments(List.of(SHIPPED), false),
                arguments(List.of(CANCELLED), false),
                arguments(List.of(REJECTED), true),
                arguments(List.of(TIMED_OUT), false),
                arguments(List.of(WAITED_TOO_LONG), false),
                arguments(List.of(DEFERRED), false),
                arguments(List.of(DEFERRED, RELEASED), true),
                arguments(List.of(EXPIRED), true));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void looksIntoWhatAPartOfTheHistoryDoesNotSettle(List<Object> part, boolean settled) {
        OrderProgress progress = OrderProgress.NONE;
        for (Object event : part) {
            progress = progress.after(event);
        }

        assertThat(Settlement.of(progress) == Settlement.SETTLED).isEqualTo(settled);
    }

    /** Each history, and every event of the order in it once more at the end. */
    @ParameterizedTest
    @MethodSource("histories")
    void doesNotChangeWithAnEventOfTheOrderThatComesAgainOrLate(List<Object> history) {
        OrderProgress progress = OrderProgress.NONE;
        for (Object event : history) {
            progress = progress.after(event);
        }

        for (Object again : history) {
            if (again instanceof OrderEvent) {
                assertThat(progress.after(again)).as("%s again", again).isEqualTo(progress);
            }
        }
    }

    @Test
    void knowsNoOtherEvents() {
        assertThatThrownBy(() -> OrderProgress.NONE.after("an event")).isInstanceOf(IllegalArgumentException.class);
    }
}
