package vouch.domain.view;

import java.time.Instant;
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
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

/** One order, as the tests of this package know it. */
public final class Orders {

    public static final OrderId ORDER = new OrderId("536365");
    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    public static final LocalDate DUE = DAY.plusDays(30);

    public static final Money TOTAL = gbp("22.08");
    public static final List<OrderLine> LINES =
            List.of(new OrderLine("85123A", 6, gbp("2.55")), new OrderLine("71053", 2, gbp("3.39")));
    /** Those of a grant at once. */
    public static final CreditFigures FIGURES = figures();

    public static final CreditFigures FIGURES_ON_HOLD = figures(RejectionReason.CREDIT_HOLD);
    public static final CreditFigures FIGURES_LATE =
            figures(RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED);

    public static final OrderCreated CREATED = new OrderCreated(ORDER, CUSTOMER, LINES, TOTAL, DAY);
    public static final OrderApproved APPROVED = new OrderApproved(ORDER, CUSTOMER, DAY);
    public static final OrderRejected REJECTED = new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_HOLD, DAY);
    public static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, CUSTOMER, "changed my mind", DAY);
    public static final OrderShipped SHIPPED = new OrderShipped(ORDER, CUSTOMER, DAY);

    public static final CustomerRegistered REGISTERED =
            new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("1000"), DAY);
    public static final CreditReserved CREDIT_RESERVED = reserved(Granted.AT_ONCE, FIGURES);
    public static final CreditDeferred CREDIT_DEFERRED =
            new CreditDeferred(CUSTOMER, ORDER, RejectionReason.OVERDUE, DAY, FIGURES_LATE);
    public static final CreditReservationRejected CREDIT_REJECTED =
            new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, null, DAY, FIGURES_ON_HOLD);
    public static final CreditReleased CREDIT_RELEASED = new CreditReleased(CUSTOMER, ORDER, TOTAL, null, DAY);
    public static final CreditCharged CREDIT_CHARGED = new CreditCharged(CUSTOMER, ORDER, TOTAL, DAY, DUE);

    private Orders() {}

    public static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    public static Instant noonPlus(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    public static CreditReserved reserved(Granted granted, CreditFigures figures) {
        return new CreditReserved(CUSTOMER, ORDER, granted, List.of(), null, DAY, figures);
    }

    private static CreditFigures figures(RejectionReason... reasons) {
        return new CreditFigures(
                gbp("1000"),
                gbp("10"),
                gbp("-5"),
                TOTAL,
                DAY,
                gbp("1000"),
                gbp("1000"),
                null,
                gbp("0"),
                CreditTerms.standard("GBP"),
                List.of(reasons));
    }

    /** The order of all tests in some state. */
    public static OrderView view(
            Status status, Credit credit, String reason, CreditFigures decision, Instant decidedAt, long version) {
        return view(status, credit, reason, decision, decidedAt, version, List.of(), null);
    }

    public static OrderView view(
            Status status,
            Credit credit,
            String reason,
            CreditFigures decision,
            Instant decidedAt,
            long version,
            List<RejectionReason> reasons,
            Instant waitingSince) {
        return new OrderView(
                ORDER,
                CUSTOMER,
                null,
                status,
                credit,
                reason,
                TOTAL,
                LINES,
                decision,
                NOON,
                decidedAt,
                version,
                DAY,
                status == Status.SHIPPED ? DAY : null,
                credit == Credit.CHARGED ? DUE : null,
                reasons,
                List.of(),
                FIGURES.equals(decision) ? Granted.AT_ONCE : null,
                waitingSince,
                0);
    }
}
