package vouch.domain.view;

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
public final class Orders {

    public static final OrderId ORDER = new OrderId("536365");
    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    public static final Money TOTAL = gbp("22.08");
    public static final List<OrderLine> LINES =
            List.of(new OrderLine("85123A", 6, gbp("2.55")), new OrderLine("71053", 2, gbp("3.39")));
    public static final CreditFigures FIGURES = new CreditFigures(gbp("1000"), gbp("10"), gbp("-5"), TOTAL);

    public static final OrderCreated CREATED = new OrderCreated(ORDER, CUSTOMER, LINES, TOTAL);
    public static final OrderApproved APPROVED = new OrderApproved(ORDER, CUSTOMER);
    public static final OrderRejected REJECTED = new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_HOLD);
    public static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, CUSTOMER, "changed my mind");
    public static final OrderShipped SHIPPED = new OrderShipped(ORDER, CUSTOMER);

    public static final CustomerRegistered REGISTERED = new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("1000"));
    public static final CreditReserved CREDIT_RESERVED = new CreditReserved(CUSTOMER, ORDER, FIGURES);
    public static final CreditReservationRejected CREDIT_REJECTED =
            new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, FIGURES);
    public static final CreditReleased CREDIT_RELEASED = new CreditReleased(CUSTOMER, ORDER, TOTAL);
    public static final CreditCharged CREDIT_CHARGED = new CreditCharged(CUSTOMER, ORDER, TOTAL);

    private Orders() {}

    public static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    public static Instant noonPlus(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** The order of all tests in some state. */
    public static OrderView view(
            Status status, Credit credit, String reason, CreditFigures decision, Instant decidedAt, long version) {
        return new OrderView(
                ORDER, CUSTOMER, null, status, credit, reason, TOTAL, LINES, decision, NOON, decidedAt, version);
    }
}
