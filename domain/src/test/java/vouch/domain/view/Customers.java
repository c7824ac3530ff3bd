package vouch.domain.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.Standing;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.CustomerView.Waiting;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;

/** One customer, as the tests of this package know it. */
public final class Customers {

    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final OrderId ORDER = new OrderId("536365");
    public static final PaymentId PAYMENT = new PaymentId("P-1");
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    public static final LocalDate LATER = DAY.plusDays(7);

    public static final CreditFigures FIGURES = figures();
    public static final CreditTerms TERMS = CreditTerms.standard("GBP");
    public static final CreditTerms TERMS_THAT_WAIT = new CreditTerms(OnShortage.WAIT, 5, 14, 3, gbp("1"), 30);
    public static final TemporaryLimit SEASON =
            new TemporaryLimit(new TemporaryLimitId("T-1"), gbp("300"), LATER, LATER.plusDays(1));
    public static final Standing ELIGIBLE = new Standing(Eligibility.ELIGIBLE, null, List.of(), 0);
    public static final Standing RESTRICTED = new Standing(Eligibility.RESTRICTED, gbp("40"), List.of("rating"), 3);

    public static final CustomerRegistered REGISTERED =
            new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("100"), DAY);
    public static final CreditLimitChanged LIMIT_CHANGED =
            new CreditLimitChanged(CUSTOMER, gbp("250"), "good payer", DAY);
    public static final CreditTermsChanged TERMS_CHANGED =
            new CreditTermsChanged(CUSTOMER, TERMS_THAT_WAIT, "good payer", DAY);
    public static final TemporaryLimitGranted LIMIT_GRANTED = new TemporaryLimitGranted(
            CUSTOMER, SEASON.temporaryLimitId(), SEASON.amount(), SEASON.from(), SEASON.until(), "season", DAY);
    public static final TemporaryLimitWithdrawn LIMIT_WITHDRAWN =
            new TemporaryLimitWithdrawn(CUSTOMER, SEASON.temporaryLimitId(), null, DAY);
    public static final CreditHoldPlaced HOLD_PLACED = new CreditHoldPlaced(CUSTOMER, "bounced twice", DAY);
    public static final CreditHoldLifted HOLD_LIFTED = new CreditHoldLifted(CUSTOMER, null, DAY);
    public static final EligibilityChanged TOLD = new EligibilityChanged(
            CUSTOMER, RESTRICTED.eligibility(), RESTRICTED.bound(), RESTRICTED.factors(), 3, DAY);
    public static final CreditReserved RESERVED = reserved(Granted.AT_ONCE);
    public static final CreditReservationRejected REJECTED = rejected(RejectionReason.CREDIT_HOLD);
    public static final CreditDeferred DEFERRED =
            new CreditDeferred(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, DAY, figures(RejectionReason.CREDIT_HOLD));
    public static final CreditReleased RELEASED = new CreditReleased(CUSTOMER, ORDER, gbp("30"), null, DAY);
    public static final CreditReleased RELEASED_WAITING = new CreditReleased(CUSTOMER, ORDER, gbp("0"), gbp("30"), DAY);
    public static final CreditCharged CHARGED = new CreditCharged(CUSTOMER, ORDER, gbp("30"), DAY, DAY.plusDays(30));
    public static final AccountReviewed REVIEWED = new AccountReviewed(CUSTOMER, DAY);
    public static final ReservationExpired EXPIRED = new ReservationExpired(CUSTOMER, ORDER, DAY);
    public static final PaymentRecorded PAID = new PaymentRecorded(CUSTOMER, PAYMENT, gbp("12.50"), DAY);
    public static final PaymentReversed BOUNCED = new PaymentReversed(CUSTOMER, PAYMENT, gbp("12.50"), "bounced", DAY);
    public static final CreditNoteIssued CREDITED =
            new CreditNoteIssued(CUSTOMER, new CreditNoteId("N-1"), gbp("7"), "damaged", DAY);

    private Customers() {}

    public static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    public static CreditReserved reserved(Granted granted) {
        return new CreditReserved(CUSTOMER, ORDER, granted, List.of(), null, DAY, FIGURES);
    }

    public static CreditReservationRejected rejected(RejectionReason reason) {
        return new CreditReservationRejected(CUSTOMER, ORDER, reason, null, DAY, figures(reason));
    }

    private static CreditFigures figures(RejectionReason... reasons) {
        return new CreditFigures(
                gbp("100"),
                gbp("0"),
                gbp("0"),
                gbp("30"),
                DAY,
                gbp("100"),
                gbp("100"),
                null,
                gbp("0"),
                CreditTerms.standard("GBP"),
                List.of(reasons));
    }

    /** The customer of all tests in some state, where nothing waits; the amounts are in pounds. */
    public static CustomerView view(boolean onHold, String limit, String reserved, String receivable, long version) {
        return view(onHold, limit, reserved, receivable, version, 0, "0");
    }

    public static CustomerView view(
            boolean onHold,
            String limit,
            String reserved,
            String receivable,
            long version,
            int waitingOrders,
            String waitingAmount) {
        return new CustomerView(
                CUSTOMER,
                "Ada",
                "Norway",
                onHold,
                gbp(limit),
                gbp(reserved),
                gbp(receivable),
                NOON,
                version,
                DAY,
                gbp("0"),
                TERMS,
                List.of(),
                ELIGIBLE,
                new Waiting(waitingOrders, gbp(waitingAmount)));
    }

    /** The new customer after one event that changes none of the sums. */
    public static CustomerView view(CreditTerms terms, List<TemporaryLimit> limits, Standing standing) {
        return new CustomerView(
                CUSTOMER,
                "Ada",
                "Norway",
                false,
                gbp("100"),
                gbp("0"),
                gbp("0"),
                NOON,
                2,
                DAY,
                gbp("0"),
                terms,
                limits,
                standing,
                new Waiting(0, gbp("0")));
    }
}
