package vouch.domain.process;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;

/** One order of one customer, and what happens to it, as the tests of this package know them. */
public final class Orders {

    public static final OrderId ORDER = new OrderId("536365");
    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    public static final Money TOTAL = Money.of("139.12", "GBP");

    public static final OrderCreated CREATED =
            new OrderCreated(ORDER, CUSTOMER, List.of(new OrderLine("85123A", 1, TOTAL)), TOTAL, DAY);
    public static final OrderApproved APPROVED = new OrderApproved(ORDER, CUSTOMER, DAY);
    public static final OrderShipped SHIPPED = new OrderShipped(ORDER, CUSTOMER, DAY);
    public static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, CUSTOMER, null, DAY);
    public static final OrderRejected TIMED_OUT = rejected(RejectionReason.DECISION_TIMEOUT);

    public static final CreditReserved RESERVED = reserved(Granted.AT_ONCE);
    public static final CreditReservationRejected NO_CREDIT = refusedCredit(RejectionReason.CREDIT_LIMIT_EXCEEDED);
    public static final CreditDeferred DEFERRED = new CreditDeferred(
            CUSTOMER,
            ORDER,
            RejectionReason.CREDIT_LIMIT_EXCEEDED,
            DAY,
            figures(RejectionReason.CREDIT_LIMIT_EXCEEDED));
    public static final CreditReleased RELEASED = new CreditReleased(CUSTOMER, ORDER, TOTAL, null, DAY);
    public static final CreditCharged CHARGED = new CreditCharged(CUSTOMER, ORDER, TOTAL, DAY, DAY.plusDays(30));
    public static final ReservationExpired EXPIRED = new ReservationExpired(CUSTOMER, ORDER, DAY);

    private Orders() {}

    public static OrderRejected rejected(RejectionReason reason) {
        return new OrderRejected(ORDER, CUSTOMER, reason, DAY);
    }

    public static CreditReserved reserved(Granted granted) {
        return new CreditReserved(CUSTOMER, ORDER, granted, List.of(), null, DAY, figures());
    }

    public static CreditReservationRejected refusedCredit(RejectionReason reason) {
        return new CreditReservationRejected(CUSTOMER, ORDER, reason, null, DAY, figures(reason));
    }

    private static CreditFigures figures(RejectionReason... reasons) {
        Money limit = Money.of("200", "GBP");
        Money nothing = Money.zero("GBP");
        return new CreditFigures(
                limit,
                nothing,
                nothing,
                TOTAL,
                DAY,
                limit,
                limit,
                null,
                nothing,
                CreditTerms.standard("GBP"),
                List.of(reasons));
    }
}
