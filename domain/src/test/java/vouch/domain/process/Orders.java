package vouch.domain.process;

import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;

/** One order of one customer, and what happens to it, as the tests of this package know them. */
public final class Orders {

    public static final OrderId ORDER = new OrderId("536365");
    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final Money TOTAL = Money.of("139.12", "GBP");

    public static final OrderCreated CREATED =
            new OrderCreated(ORDER, CUSTOMER, List.of(new OrderLine("85123A", 1, TOTAL)), TOTAL);
    public static final OrderApproved APPROVED = new OrderApproved(ORDER, CUSTOMER);
    public static final OrderShipped SHIPPED = new OrderShipped(ORDER, CUSTOMER);
    public static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, CUSTOMER, null);
    public static final OrderRejected TIMED_OUT = rejected(RejectionReason.DECISION_TIMEOUT);

    public static final CreditReserved RESERVED = new CreditReserved(CUSTOMER, ORDER, figures());
    public static final CreditReservationRejected NO_CREDIT = refusedCredit(RejectionReason.CREDIT_LIMIT_EXCEEDED);
    public static final CreditReleased RELEASED = new CreditReleased(CUSTOMER, ORDER, TOTAL);
    public static final CreditCharged CHARGED = new CreditCharged(CUSTOMER, ORDER, TOTAL);

    private Orders() {}

    public static OrderRejected rejected(RejectionReason reason) {
        return new OrderRejected(ORDER, CUSTOMER, reason);
    }

    public static CreditReservationRejected refusedCredit(RejectionReason reason) {
        return new CreditReservationRejected(CUSTOMER, ORDER, reason, figures());
    }

    private static CreditFigures figures() {
        return new CreditFigures(Money.of("200", "GBP"), Money.zero("GBP"), Money.zero("GBP"), TOTAL);
    }
}
