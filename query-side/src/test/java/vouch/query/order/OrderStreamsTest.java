package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.Orders.*;

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
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.domain.view.OrderViewFold;
import vouch.domain.view.Orders;

/**
 * The order's own stream, the account's, and the customer's name reach the view in any order, as long as each stream
 * keeps its own and the order was created first.
 */
class OrderStreamsTest {

    private static final int SHUFFLES = 200;

    private static final OrderRejected TIMED_OUT = new OrderRejected(ORDER, CUSTOMER, RejectionReason.DECISION_TIMEOUT);
    private static final CreditReleased NOTHING_RELEASED = new CreditReleased(CUSTOMER, ORDER, Money.zero("GBP"));
    private static final CreditReservationRejected TOO_LATE =
            new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.ORDER_CLOSED, FIGURES);

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
                        FIGURES),
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
                        FIGURES),
                life(
                        "released before it was asked for",
                        List.of(CANCELLED),
                        List.of(NOTHING_RELEASED, TOO_LATE),
                        Status.CANCELLED,
                        Credit.RELEASED,
                        "changed my mind",
                        FIGURES),
                life(
                        "timed out, reserved too late",
                        List.of(TIMED_OUT),
                        List.of(CREDIT_RESERVED, CREDIT_RELEASED),
                        Status.REJECTED,
                        Credit.RELEASED,
                        "DECISION_TIMEOUT",
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
        OrderView expected =
                Orders.view(status, reached, reason, decision, decided ? noonPlus(1) : null, 1 + own.size());
        return arguments(name, own, credit, OrderViewFold.named(expected, "Ada"));
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
                view = OrderViewFold.fold(view, e);
            } else if (event instanceof CustomerRegistered e) {
                view = OrderViewFold.named(view, e.name());
            }
        }
        return view;
    }
}
