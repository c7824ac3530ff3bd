package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.Orders.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.domain.view.OrderViewFold;

/**
 * The order's own stream, the account's, and the customer's name reach the view in any order, as long as each stream
 * keeps its own and the order was created first.
 */
class OrderStreamsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final int SHUFFLES = 200;

    private static final OrderRejected TIMED_OUT =
            new OrderRejected(ORDER, CUSTOMER, RejectionReason.DECISION_TIMEOUT, DAY);
    private static final CreditReleased NOTHING_RELEASED =
            new CreditReleased(CUSTOMER, ORDER, Money.zero("GBP"), null, DAY);
    private static final CreditReservationRejected TOO_LATE = rejected(RejectionReason.ORDER_CLOSED, null);
    private static final CreditDeferred DEFERRED =
            new CreditDeferred(CUSTOMER, ORDER, RejectionReason.OVERDUE, DAY, because(RejectionReason.OVERDUE));
    private static final CreditReserved WAITED =
            new CreditReserved(CUSTOMER, ORDER, Granted.AFTER_WAITING, List.of(), null, DAY, FIGURES);
    private static final CreditReservationRejected REFUSED = rejected(RejectionReason.CREDIT_REFUSED, "too risky");
    private static final CreditReleased WAS_WAITING =
            new CreditReleased(CUSTOMER, ORDER, Money.zero("GBP"), TOTAL, DAY);

    /** Every life of an order: its own events after the first, the account's, and where it ends. */
    static Stream<Arguments> lives() {
        return Stream.of(
                life("pending", List.of(), List.of(), Status.PENDING, Credit.NONE, null, null),
                life("reserved", List.of(), List.of(CREDIT_RESERVED), Status.PENDING, Credit.RESERVED, null, FIGURES),
                life(
                        "approved",
                        List.of(APPROVED),
                        List.of(CREDIT_RESERVED),
                        Status.APPROVED,
                        Credit.RESERVED,
                        null,
                        FIGURES),
                life(
                        "shipped and charged",
                        List.of(APPROVED, SHIPPED),
                        List.of(CREDIT_RESERVED, CREDIT_CHARGED),
                        Status.SHIPPED,
                        Credit.CHARGED,
                        null,
                        FIGURES),
                life(
                        "rejected by the account",
                        List.of(REJECTED),
                        List.of(CREDIT_REJECTED),
                        Status.REJECTED,
                        Credit.NONE,
                        "CREDIT_HOLD",
                        CREDIT_REJECTED.figures()),
                life(
                        "customer unknown",
                        List.of(REJECTED),
                        List.of(),
                        Status.REJECTED,
                        Credit.NONE,
                        "CREDIT_HOLD",
                        null),
                life(
                        "cancelled and released",
                        List.of(APPROVED, CANCELLED),
                        List.of(CREDIT_RESERVED, CREDIT_RELEASED),
                        Status.CANCELLED,
                        Credit.RELEASED,
                        "changed my mind",
                        FIGURES),
                life(
                        "cancelled while the account decides",
                        List.of(CANCELLED),
                        List.of(CREDIT_RESERVED, CREDIT_RELEASED),
                        Status.CANCELLED,
                        Credit.RELEASED,
                        "changed my mind",
                        FIGURES),
                life(
                        "cancelled and rejected",
                        List.of(CANCELLED),
                        List.of(CREDIT_REJECTED),
                        Status.CANCELLED,
                        Credit.NONE,
                        "changed my mind",
                        CREDIT_REJECTED.figures()),
                life(
                        "released before it was asked for",
                        List.of(CANCELLED),
                        List.of(NOTHING_RELEASED, TOO_LATE),
                        Status.CANCELLED,
                        Credit.RELEASED,
                        "changed my mind",
                        TOO_LATE.figures()),
                life(
                        "timed out, reserved too late",
                        List.of(TIMED_OUT),
                        List.of(CREDIT_RESERVED, CREDIT_RELEASED),
                        Status.REJECTED,
                        Credit.RELEASED,
                        "DECISION_TIMEOUT",
                        FIGURES),
                life(
                        "waits",
                        List.of(),
                        List.of(DEFERRED),
                        Status.PENDING,
                        Credit.WAITING,
                        "OVERDUE",
                        DEFERRED.figures()),
                life(
                        "approved after it waited",
                        List.of(APPROVED),
                        List.of(DEFERRED, WAITED),
                        Status.APPROVED,
                        Credit.RESERVED,
                        null,
                        FIGURES),
                life(
                        "refused after it waited",
                        List.of(own(RejectionReason.CREDIT_REFUSED)),
                        List.of(DEFERRED, REFUSED),
                        Status.REJECTED,
                        Credit.NONE,
                        "CREDIT_REFUSED",
                        REFUSED.figures()),
                life(
                        "waited too long",
                        List.of(own(RejectionReason.WAITING_TIMEOUT)),
                        List.of(DEFERRED, WAS_WAITING),
                        Status.REJECTED,
                        Credit.RELEASED,
                        "WAITING_TIMEOUT",
                        DEFERRED.figures()),
                life(
                        "waited too long, reserved too late",
                        List.of(own(RejectionReason.WAITING_TIMEOUT)),
                        List.of(DEFERRED, WAITED, CREDIT_RELEASED),
                        Status.REJECTED,
                        Credit.RELEASED,
                        "WAITING_TIMEOUT",
                        FIGURES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lives")
    void mayInterleaveInAnyOrder(String name, List<OrderEvent> own, List<OrderCreditEvent> credit, OrderView expected) {
        for (int seed = 0; seed < SHUFFLES; seed++) {
            List<Object> history = interleaved(own, credit, new Random(seed));

            assertThat(view(own, history)).as("seed %d: %s", seed, history).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lives")
    void countOnlyTheOrdersOwnEventsInItsVersion(
            String name, List<OrderEvent> own, List<OrderCreditEvent> credit, OrderView expected) {
        assertThat(view(own, interleaved(own, credit, new Random(1))).version()).isEqualTo(1 + own.size());
    }

    private static Arguments life(
            String name,
            List<OrderEvent> own,
            List<OrderCreditEvent> credit,
            Status status,
            Credit reached,
            String reason,
            CreditFigures decision) {
        boolean decided = !own.isEmpty() && own.get(0) != CANCELLED;
        List<Object> oneAfterTheOther = new ArrayList<>(credit);
        oneAfterTheOther.addAll(own);
        oneAfterTheOther.add(REGISTERED);
        OrderView expected = view(own, oneAfterTheOther);
        assertThat(expected)
                .extracting(
                        OrderView::status,
                        OrderView::credit,
                        OrderView::reason,
                        OrderView::decision,
                        OrderView::decidedAt,
                        OrderView::customerName)
                .containsExactly(status, reached, reason, decision, decided ? noonPlus(1) : null, "Ada");
        return arguments(name, own, credit, expected);
    }

    private static CreditReservationRejected rejected(RejectionReason reason, String remark) {
        return new CreditReservationRejected(CUSTOMER, ORDER, reason, remark, DAY, because(reason));
    }

    private static OrderRejected own(RejectionReason reason) {
        return new OrderRejected(ORDER, CUSTOMER, reason, DAY);
    }

    private static CreditFigures because(RejectionReason reason) {
        return FIGURES.because(List.of(reason));
    }

    /** The three streams, each in its own order, dealt at random. */
    private static List<Object> interleaved(List<OrderEvent> own, List<OrderCreditEvent> credit, Random random) {
        List<Iterator<?>> turns = new ArrayList<>();
        turns.addAll(Collections.nCopies(own.size(), own.iterator()));
        turns.addAll(Collections.nCopies(credit.size(), credit.iterator()));
        turns.add(List.of(REGISTERED).iterator());
        Collections.shuffle(turns, random);
        return turns.stream().<Object>map(Iterator::next).toList();
    }

    private static OrderView view(List<OrderEvent> own, List<Object> history) {
        OrderView view = OrderViewFold.fold(null, CREATED, NOON);
        for (Object event : history) {
            if (event instanceof OrderEvent e) {
                view = OrderViewFold.fold(view, e, noonPlus(1 + own.indexOf(e)));
            } else if (event instanceof OrderCreditEvent e) {
                view = OrderViewFold.fold(view, e, noonPlus(10));
            } else if (event instanceof CustomerRegistered e) {
                view = OrderViewFold.named(view, e.name());
            }
        }
        return view;
    }
}
