package vouch.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.OrderViewFold.fold;
import static vouch.domain.view.Orders.*;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.domain.Permitted;

class OrderViewFoldTest {

    private static final Instant ONE = noonPlus(1);
    private static final Instant TWO = noonPlus(2);

    private static final OrderView PENDING = view(Status.PENDING, Credit.NONE, null, null, null, 1);
    private static final OrderView RESERVED = view(Status.PENDING, Credit.RESERVED, null, FIGURES, null, 1);
    private static final List<RejectionReason> ON_HOLD = FIGURES_ON_HOLD.reasons();
    private static final List<RejectionReason> LATE = FIGURES_LATE.reasons();
    private static final OrderView WAITING =
            view(Status.PENDING, Credit.WAITING, "OVERDUE", FIGURES_LATE, null, 1, LATE, ONE);
    private static final ReservationExpired EXPIRED = new ReservationExpired(CUSTOMER, ORDER, DAY);
    private static final OrderView GOOD = view(Status.APPROVED, Credit.RESERVED, null, FIGURES, ONE, 2);

    /** Every event of an order's own stream: before, event, when it happened, after. */
    static Stream<Arguments> ownEvents() {
        return Stream.of(
                arguments(null, CREATED, NOON, PENDING),
                arguments(PENDING, APPROVED, ONE, view(Status.APPROVED, Credit.NONE, null, null, ONE, 2)),
                arguments(RESERVED, APPROVED, ONE, GOOD),
                arguments(
                        PENDING,
                        REJECTED,
                        ONE,
                        view(Status.REJECTED, Credit.NONE, "CREDIT_HOLD", null, ONE, 2, ON_HOLD, null)),
                arguments(
                        WAITING,
                        CANCELLED,
                        TWO,
                        view(Status.CANCELLED, Credit.WAITING, "changed my mind", FIGURES_LATE, null, 2, LATE, ONE)),
                arguments(
                        PENDING, CANCELLED, ONE, view(Status.CANCELLED, Credit.NONE, "changed my mind", null, null, 2)),
                arguments(
                        GOOD,
                        CANCELLED,
                        TWO,
                        view(Status.CANCELLED, Credit.RESERVED, "changed my mind", FIGURES, ONE, 3)),
                arguments(GOOD, SHIPPED, TWO, view(Status.SHIPPED, Credit.RESERVED, null, FIGURES, ONE, 3)));
    }

    /** Every event of the account about the order: before, event, after. */
    static Stream<Arguments> creditEvents() {
        return Stream.of(
                arguments(PENDING, CREDIT_RESERVED, RESERVED),
                arguments(
                        PENDING,
                        CREDIT_REJECTED,
                        view(Status.PENDING, Credit.NONE, null, FIGURES_ON_HOLD, null, 1, ON_HOLD, null)),
                arguments(PENDING, CREDIT_DEFERRED, WAITING),
                arguments(WAITING, CREDIT_RESERVED, RESERVED),
                arguments(
                        WAITING,
                        CREDIT_REJECTED,
                        view(Status.PENDING, Credit.NONE, null, FIGURES_ON_HOLD, null, 1, ON_HOLD, null)),
                arguments(
                        WAITING,
                        CREDIT_RELEASED,
                        view(Status.PENDING, Credit.RELEASED, "OVERDUE", FIGURES_LATE, null, 1, LATE, null)),
                arguments(GOOD, EXPIRED, GOOD),
                arguments(PENDING, CREDIT_RELEASED, view(Status.PENDING, Credit.RELEASED, null, null, null, 1)),
                arguments(RESERVED, CREDIT_RELEASED, view(Status.PENDING, Credit.RELEASED, null, FIGURES, null, 1)),
                arguments(GOOD, CREDIT_CHARGED, view(Status.APPROVED, Credit.CHARGED, null, FIGURES, ONE, 2)));
    }

    @ParameterizedTest
    @MethodSource("ownEvents")
    void takesStatusReasonAndTimesFromTheOrdersOwnEvents(
            OrderView before, OrderEvent event, Instant at, OrderView after) {
        assertThat(fold(before, event, at)).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("creditEvents")
    void takesCreditAndDecisionFromTheAccountsEvents(OrderView before, OrderCreditEvent event, OrderView after) {
        assertThat(fold(before, event, ONE)).isEqualTo(after);
    }

    /** An event that is added to the language is missing above. */
    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(ownEvents().map(row -> row.get()[1])))
                .isEqualTo(Permitted.recordsOf(OrderEvent.class));
        assertThat(Permitted.typesOf(creditEvents().map(row -> row.get()[1])))
                .isEqualTo(Permitted.recordsOf(OrderCreditEvent.class));
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryReasonOfARejection(RejectionReason reason) {
        assertThat(fold(PENDING, new OrderRejected(ORDER, CUSTOMER, reason, DAY), ONE)
                        .reason())
                .isEqualTo(reason.name());
    }

    @Test
    void showsNoReasonOfACancellationThatGivesNone() {
        OrderView cancelled = fold(PENDING, new OrderCancelled(ORDER, CUSTOMER, null, DAY), ONE);

        assertThat(cancelled).isEqualTo(view(Status.CANCELLED, Credit.NONE, null, null, null, 2));
    }

    @ParameterizedTest
    @EnumSource
    void showsHowCreditWasGranted(Granted granted) {
        OrderView view = fold(WAITING, reserved(granted, FIGURES), TWO);

        assertThat(view.granted()).isEqualTo(granted);
        assertThat(view.credit()).isEqualTo(Credit.RESERVED);
        assertThat(view.waits()).isFalse();
        assertThat(view.waitingSince()).isNull();
    }

    /** The figures of an override have reasons, too: those that it overrode are not warnings. */
    @Test
    void showsTheWarningsOfAGrantThatNobodyOverrode() {
        assertThat(fold(PENDING, reserved(Granted.AT_ONCE, FIGURES_LATE), ONE).warnings())
                .isEqualTo(LATE);
        assertThat(fold(WAITING, reserved(Granted.AFTER_WAITING, FIGURES_LATE), ONE)
                        .warnings())
                .isEqualTo(LATE);
        assertThat(fold(WAITING, reserved(Granted.BY_OVERRIDE, FIGURES_LATE), ONE)
                        .warnings())
                .isEmpty();
    }

    @Test
    void keepsAllReasonsWhenItWaitedTooLong() {
        OrderView rejected =
                fold(WAITING, new OrderRejected(ORDER, CUSTOMER, RejectionReason.WAITING_TIMEOUT, DAY), TWO);

        assertThat(rejected.reason()).isEqualTo("WAITING_TIMEOUT");
        assertThat(rejected.reasons()).isEqualTo(LATE);
    }

    /** The streams interleave: the account may answer after the order was cancelled. */
    @Test
    void keepsTheReasonOfItsCancellationWhenItBeginsToWaitLater() {
        OrderView cancelled = fold(PENDING, CANCELLED, ONE);

        assertThat(fold(cancelled, CREDIT_DEFERRED, TWO).reason()).isEqualTo("changed my mind");
        assertThat(fold(cancelled, CREDIT_DEFERRED, TWO).waits()).isFalse();
    }

    @Test
    void keepsEverythingElseWhenItIsNamed() {
        OrderView named = OrderViewFold.named(GOOD, "Ada");

        assertThat(named.customerName()).isEqualTo("Ada");
        assertThat(named)
                .usingRecursiveComparison()
                .ignoringFields("customerName")
                .isEqualTo(GOOD);
    }

    @Test
    void keepsItsNameWhateverHappens() {
        ownEvents().filter(row -> row.get()[0] != null).forEach(row -> {
            OrderView before = OrderViewFold.named((OrderView) row.get()[0], "Ada");
            assertThat(fold(before, (OrderEvent) row.get()[1], TWO).customerName())
                    .isEqualTo("Ada");
        });
        creditEvents().forEach(row -> {
            OrderView before = OrderViewFold.named((OrderView) row.get()[0], "Ada");
            assertThat(fold(before, (OrderCreditEvent) row.get()[1], TWO).customerName())
                    .isEqualTo("Ada");
        });
    }
}
