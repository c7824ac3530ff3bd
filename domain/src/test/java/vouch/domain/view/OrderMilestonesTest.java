package vouch.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.order.OrderQuery.Milestone.ANSWERED;
import static vouch.api.order.OrderQuery.Milestone.DECIDED;
import static vouch.api.order.OrderQuery.Milestone.SETTLED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.domain.view.Orders.FIGURES;
import static vouch.domain.view.Orders.ORDER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

class OrderMilestonesTest {

    private static final OrderView PENDING = view("Ada", Status.PENDING, Credit.NONE, null, null);
    private static final OrderView APPROVED = view("Ada", Status.APPROVED, Credit.NONE, null, null);
    private static final OrderView APPROVED_AND_RESERVED = view("Ada", Status.APPROVED, Credit.RESERVED, null, null);

    @Test
    void waitsForTheVersion() {
        assertThat(isReached(2, STORED, PENDING)).isTrue();
        assertThat(isReached(3, STORED, PENDING)).isFalse();
        assertThat(isReached(3, SETTLED, APPROVED_AND_RESERVED)).isFalse();
    }

    @Test
    void waitsForTheMilestone() {
        assertThat(isReached(1, DECIDED, PENDING)).isFalse();
        assertThat(isReached(1, DECIDED, APPROVED)).isTrue();
        assertThat(isReached(1, SETTLED, APPROVED)).isFalse();
        assertThat(isReached(1, SETTLED, APPROVED_AND_RESERVED)).isTrue();
    }

    /** A client that waits for an answer gets one at once: the order may wait for days. */
    @ParameterizedTest
    @CsvSource({
        "PENDING, NONE, false",
        "PENDING, RESERVED, false",
        "PENDING, WAITING, true",
        "APPROVED, RESERVED, true",
        "REJECTED, NONE, true",
        "CANCELLED, NONE, true",
        "SHIPPED, CHARGED, true"
    })
    void isAnsweredOnceTheOrderIsDecidedOrWaits(Status status, Credit credit, boolean answered) {
        OrderView view = view("Ada", status, credit, null, null);

        assertThat(isReached(2, ANSWERED, view)).isEqualTo(answered);
        assertThat(isReached(3, ANSWERED, view)).isFalse();
    }

    @Test
    void isNotDecidedWhileTheOrderWaits() {
        OrderView waiting = view("Ada", Status.PENDING, Credit.WAITING, null, null);

        assertThat(isReached(2, DECIDED, waiting)).isFalse();
        assertThat(isReached(2, SETTLED, waiting)).isFalse();
    }

    /** Every status and credit, and whether the account has decided on the order. */
    @ParameterizedTest(name = "{0} {1}, account decided: {2} -> settled: {3}")
    @CsvSource({
        "PENDING,   NONE,     false, false",
        "PENDING,   NONE,     true,  false",
        "PENDING,   WAITING,  true,  false",
        "PENDING,   RESERVED, true,  false",
        "PENDING,   RELEASED, false, false",
        "PENDING,   RELEASED, true,  false",
        "PENDING,   CHARGED,  true,  false",
        "APPROVED,  NONE,     false, false",
        "APPROVED,  NONE,     true,  false",
        "APPROVED,  RESERVED, true,  true",
        "APPROVED,  RELEASED, true,  false",
        "APPROVED,  CHARGED,  true,  false",
        "SHIPPED,   NONE,     false, false",
        "SHIPPED,   NONE,     true,  false",
        "SHIPPED,   RESERVED, true,  false",
        "SHIPPED,   RELEASED, true,  false",
        "SHIPPED,   CHARGED,  true,  true",
        "CANCELLED, NONE,     false, false",
        "CANCELLED, NONE,     true,  true",
        "CANCELLED, WAITING,  true,  false",
        "CANCELLED, RESERVED, true,  false",
        "CANCELLED, RELEASED, false, true",
        "CANCELLED, RELEASED, true,  true",
        "CANCELLED, CHARGED,  true,  false",
        "REJECTED,  NONE,     false, true",
        "REJECTED,  NONE,     true,  true",
        "REJECTED,  WAITING,  true,  false",
        "REJECTED,  RESERVED, true,  false",
        "REJECTED,  RELEASED, false, true",
        "REJECTED,  RELEASED, true,  true",
    })
    void saysWhetherTheCreditMatchesTheStatus(Status status, Credit credit, boolean accountDecided, boolean settled) {
        OrderView view = view("Ada", status, credit, accountDecided ? FIGURES : null, null);

        assertThat(OrderMilestones.isSettled(view)).isEqualTo(settled);
    }

    /** After its deadline the account may still reserve, until the release has reached it. */
    @ParameterizedTest
    @EnumSource
    void waitsForTheReleaseOfAnOrderThatTheDeadlineRejected(RejectionReason reason) {
        OrderView rejected = view("Ada", Status.REJECTED, Credit.NONE, null, reason.name());

        assertThat(OrderMilestones.isSettled(rejected)).isEqualTo(!reason.isTimeout());
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "REJECTED"})
    void doesNotWaitForAnAccountThatDoesNotExist(Status status) {
        OrderView view = view(null, status, Credit.NONE, null, RejectionReason.DECISION_TIMEOUT.name());

        assertThat(OrderMilestones.isSettled(view)).isTrue();
    }

    private static boolean isReached(long version, Milestone milestone, OrderView view) {
        return OrderMilestones.reached(new AwaitOrder(ORDER, version, milestone, Duration.ofSeconds(1)), view);
    }

    private static OrderView view(
            String customer, Status status, Credit credit, CreditFigures decision, String reason) {
        return OrderViewFold.named(Orders.view(status, credit, reason, decision, null, 2), customer);
    }
}
