package vouch.query.order;

import java.time.Instant;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

/** One order, as the tests of this package know it. */
final class Orders {

    static final OrderId ORDER = new OrderId("536365");
    static final CustomerId CUSTOMER = new CustomerId("17850");
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static final Money TOTAL = gbp("22.08");
    static final List<OrderLine> LINES =
            List.of(new OrderLine("85123A", 6, gbp("2.55")), new OrderLine("71053", 2, gbp("3.39")));
    static final CreditFigures FIGURES = new CreditFigures(gbp("1000"), gbp("10"), gbp("-5"), TOTAL);

    static final OrderCreated CREATED = new OrderCreated(ORDER, CUSTOMER, LINES, TOTAL);
    static final OrderApproved APPROVED = new OrderApproved(ORDER, CUSTOMER);
    static final OrderRejected REJECTED = new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_HOLD);
    static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, CUSTOMER, "changed my mind");
    static final OrderShipped SHIPPED = new OrderShipped(ORDER, CUSTOMER);

    static final CustomerRegistered REGISTERED = new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("1000"));
    static final CreditReserved CREDIT_RESERVED = new CreditReserved(CUSTOMER, ORDER, FIGURES);
    static final CreditReservationRejected CREDIT_REJECTED =
            new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, FIGURES);
    static final CreditReleased CREDIT_RELEASED = new CreditReleased(CUSTOMER, ORDER, TOTAL);
    static final CreditCharged CREDIT_CHARGED = new CreditCharged(CUSTOMER, ORDER, TOTAL);

    private Orders() {}

    static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    static Instant noonPlus(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** The order of all tests in some state. */
    static OrderView view(
            Status status, Credit credit, String reason, CreditFigures decision, Instant decidedAt, long version) {
        return new OrderView(
                ORDER, CUSTOMER, null, status, credit, reason, TOTAL, LINES, decision, NOON, decidedAt, version);
    }
}
