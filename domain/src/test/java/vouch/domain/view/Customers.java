package vouch.domain.view;

import java.time.Instant;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;

/** One customer, as the tests of this package know it. */
public final class Customers {

    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final OrderId ORDER = new OrderId("536365");
    public static final PaymentId PAYMENT = new PaymentId("P-1");
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    public static final CreditFigures FIGURES = new CreditFigures(gbp("100"), gbp("0"), gbp("0"), gbp("30"));

    public static final CustomerRegistered REGISTERED = new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("100"));
    public static final CreditLimitChanged LIMIT_CHANGED = new CreditLimitChanged(CUSTOMER, gbp("250"), "good payer");
    public static final CreditHoldPlaced HOLD_PLACED = new CreditHoldPlaced(CUSTOMER, "bounced twice");
    public static final CreditHoldLifted HOLD_LIFTED = new CreditHoldLifted(CUSTOMER, null);
    public static final CreditReserved RESERVED = new CreditReserved(CUSTOMER, ORDER, FIGURES);
    public static final CreditReservationRejected REJECTED =
            new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, FIGURES);
    public static final CreditReleased RELEASED = new CreditReleased(CUSTOMER, ORDER, gbp("30"));
    public static final CreditCharged CHARGED = new CreditCharged(CUSTOMER, ORDER, gbp("30"));
    public static final PaymentRecorded PAID = new PaymentRecorded(CUSTOMER, PAYMENT, gbp("12.50"));
    public static final PaymentReversed BOUNCED = new PaymentReversed(CUSTOMER, PAYMENT, gbp("12.50"), "bounced");
    public static final CreditNoteIssued CREDITED =
            new CreditNoteIssued(CUSTOMER, new CreditNoteId("N-1"), gbp("7"), "damaged");

    private Customers() {}

    public static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    /** The customer of all tests in some state; the amounts are in pounds. */
    public static CustomerView view(boolean onHold, String limit, String reserved, String receivable, long version) {
        return new CustomerView(
                CUSTOMER, "Ada", "Norway", onHold, gbp(limit), gbp(reserved), gbp(receivable), NOON, version);
    }
}
