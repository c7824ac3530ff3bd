package vouch.app.serialization;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vouch.api.Accepted;
import vouch.api.BusinessDate;
import vouch.api.BusinessError;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.Aging;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.*;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Exposure;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent.*;
import vouch.api.customer.PostingId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.history.Chain;
import vouch.api.history.Chain.Cause;
import vouch.api.history.Chain.Effect;
import vouch.api.history.HistoryQuery.*;
import vouch.api.history.RecordedEvent;
import vouch.api.history.RecordedEvent.Change;
import vouch.api.order.DecisionView;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderEvent.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.*;
import vouch.api.order.OrderView;
import vouch.api.whatif.Flip;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery;
import vouch.api.whatif.WhatIfQuery.*;
import vouch.api.whatif.WhatIfSummary;
import vouch.api.whatif.WhatIfView;

/** One of everything that is stored or sent, with every field filled. */
public final class Samples {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    private static final OrderId ORDER = new OrderId("536365");
    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final PaymentId PAYMENT = new PaymentId("P-1");
    private static final CreditNoteId NOTE = new CreditNoteId("N-1");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final List<OrderLine> LINES =
            List.of(new OrderLine("85123A", 6, gbp("2.55")), new OrderLine("HEART \"♥\"", 2, gbp("3.39")));
    private static final Money TOTAL = gbp("22.08");
    private static final CreditTerms TERMS = new CreditTerms(OnShortage.WARN, 10, 45, 5, gbp("10"), 14);
    private static final TemporaryLimitId TEMPORARY = new TemporaryLimitId("T-1");
    private static final LocalDate UNTIL = ON.plusDays(9);
    private static final List<String> FACTORS = List.of("A payment bounced", "dunning");
    private static final CreditFigures FIGURES = new CreditFigures(
            gbp("1000"),
            gbp("977.93"),
            gbp("-5"),
            TOTAL,
            ON,
            gbp("1500"),
            gbp("1650"),
            gbp("12.34"),
            gbp("56.78"),
            TERMS,
            List.of(RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED));

    private static final OrderView ORDER_VIEW = new OrderView(
            ORDER,
            CUSTOMER,
            "Ada",
            OrderView.Status.CANCELLED,
            OrderView.Credit.RELEASED,
            "changed my mind",
            TOTAL,
            LINES,
            FIGURES,
            NOON,
            NOON,
            3,
            ON,
            ON.plusDays(1),
            ON.plusDays(31),
            List.of(RejectionReason.CREDIT_HOLD),
            List.of(RejectionReason.OVERDUE),
            Granted.AFTER_WAITING,
            NOON,
            2);
    private static final CustomerView CUSTOMER_VIEW = new CustomerView(
            CUSTOMER,
            "Ada",
            "Norway",
            true,
            gbp("10"),
            gbp("1"),
            gbp("-2"),
            NOON,
            7,
            ON,
            gbp("3"),
            TERMS,
            List.of(new CustomerView.TemporaryLimit(TEMPORARY, gbp("12"), ON, UNTIL)),
            new CustomerView.Standing(Eligibility.RESTRICTED, gbp("9"), FACTORS, 4),
            new CustomerView.Waiting(2, gbp("8")));
    private static final Aging AGING = new Aging(ON, gbp("1"), gbp("2"), gbp("3"), gbp("4"), gbp("5"), gbp("-6"));
    private static final Exposure EXPOSURE =
            new Exposure(CUSTOMER, "Ada", gbp("10"), gbp("12"), gbp("1"), gbp("-2"), AGING);
    private static final DecisionView DECISION = new DecisionView(
            ORDER,
            CUSTOMER,
            DecisionView.Outcome.GRANTED,
            RejectionReason.OVERDUE,
            Granted.BY_OVERRIDE,
            List.of(RejectionReason.OVERDUE),
            "A payment is on its way",
            ON,
            NOON,
            "ada",
            "bob",
            FIGURES,
            List.of(new DecisionView.Check(
                    RejectionReason.OVERDUE, true, true, gbp("2"), gbp("1"), "The customer is late.")),
            List.of("Credit was granted."));

    private Samples() {}

    static Stream<Record> events() {
        return Stream.of(
                new OrderCreated(ORDER, CUSTOMER, LINES, TOTAL, ON),
                new OrderApproved(ORDER, CUSTOMER, ON),
                new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_LIMIT_EXCEEDED, ON),
                new OrderCancelled(ORDER, CUSTOMER, "changed my mind", ON),
                new OrderShipped(ORDER, CUSTOMER, ON),
                new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("1000"), ON),
                new CreditLimitChanged(CUSTOMER, new Money(2500, "JPY"), "good payer", ON),
                new CreditHoldPlaced(CUSTOMER, "bounced twice", ON),
                new CreditHoldLifted(CUSTOMER, "paid", ON),
                new CreditTermsChanged(CUSTOMER, TERMS, "agreed", ON),
                new TemporaryLimitGranted(CUSTOMER, TEMPORARY, TOTAL, ON, UNTIL, "Christmas", ON),
                new TemporaryLimitWithdrawn(CUSTOMER, TEMPORARY, "granted by mistake", ON),
                new EligibilityChanged(CUSTOMER, Eligibility.RESTRICTED, TOTAL, FACTORS, 4, ON),
                new CreditReserved(
                        CUSTOMER,
                        ORDER,
                        Granted.BY_OVERRIDE,
                        List.of(RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED),
                        "a good customer",
                        ON,
                        FIGURES),
                new CreditReservationRejected(
                        CUSTOMER, ORDER, RejectionReason.CREDIT_REFUSED, "too risky", ON, FIGURES),
                new CreditDeferred(CUSTOMER, ORDER, RejectionReason.OVERDUE, ON, FIGURES),
                new CreditReleased(CUSTOMER, ORDER, gbp("0"), TOTAL, ON),
                new AccountReviewed(CUSTOMER, ON),
                new ReservationExpired(CUSTOMER, ORDER, ON),
                new CreditCharged(CUSTOMER, ORDER, TOTAL, ON, ON.plusDays(30)),
                new PaymentRecorded(CUSTOMER, PAYMENT, Money.of("1.250", "KWD"), ON),
                new PaymentReversed(CUSTOMER, PAYMENT, TOTAL, "bounced", ON),
                new CreditNoteIssued(CUSTOMER, NOTE, TOTAL, "damaged", ON),
                new PostingMade(PostingId.of(CUSTOMER, PAYMENT), TOTAL, ON),
                new TemporaryLimitPosted(PostingId.of(CUSTOMER, TEMPORARY), TOTAL, ON, UNTIL, ON),
                new PostingReversed(PostingId.of(CUSTOMER, PAYMENT), TOTAL, ON));
    }

    public static Stream<Record> commands() {
        return Stream.of(
                new CreateOrder(ORDER, CUSTOMER, LINES, DATE),
                new ApproveOrder(ORDER, ON),
                new RejectOrder(ORDER, RejectionReason.DECISION_TIMEOUT, ON),
                new CancelOrder(ORDER, "changed my mind", ON),
                new ShipOrder(ORDER, ON),
                new RegisterCustomer(CUSTOMER, "Ada", "Norway", TOTAL, DATE),
                new ChangeCreditLimit(CUSTOMER, TOTAL, "good payer", ON),
                new PlaceCreditHold(CUSTOMER, "bounced twice", ON),
                new LiftCreditHold(CUSTOMER, "paid", ON),
                new ReserveCredit(CUSTOMER, ORDER, TOTAL, ON),
                new ReleaseCredit(CUSTOMER, ORDER, ON),
                new ChargeCredit(CUSTOMER, ORDER, ON),
                new RecordPayment(CUSTOMER, PAYMENT, TOTAL, DATE),
                new ReversePayment(CUSTOMER, PAYMENT, "bounced", ON),
                new IssueCreditNote(CUSTOMER, NOTE, TOTAL, "damaged", DATE),
                new ChangeCreditTerms(CUSTOMER, TERMS, "agreed", ON),
                new GrantTemporaryLimit(CUSTOMER, TEMPORARY, TOTAL, ON, UNTIL, "Christmas", DATE),
                new WithdrawTemporaryLimit(CUSTOMER, TEMPORARY, "granted by mistake", ON),
                new ChangeEligibility(CUSTOMER, Eligibility.RESTRICTED, TOTAL, FACTORS, 4, ON),
                new OverrideCredit(
                        CUSTOMER, ORDER, List.of(RejectionReason.OVERDUE), "a good customer", List.of(TOTAL), ON),
                new RefuseCredit(CUSTOMER, ORDER, "too risky", ON),
                new ReviewAccount(CUSTOMER, ON));
    }

    private static final WhatIfPolicy WHAT_IF_POLICY = new WhatIfPolicy(
            new BigDecimal("0.5"),
            TOTAL,
            TOTAL,
            Map.of("c-1", TOTAL),
            Map.of("France", TOTAL),
            OnShortage.WAIT,
            10,
            14,
            3,
            TOTAL,
            true);

    public static Stream<Record> queries() {
        return Stream.of(
                new FindOrder(ORDER),
                new AwaitOrder(ORDER, 3, Milestone.SETTLED, Duration.ofMillis(1_500)),
                new FindOrders(
                        CUSTOMER,
                        OrderView.Status.PENDING,
                        OrderView.Credit.WAITING,
                        RejectionReason.OVERDUE,
                        RejectionReason.CREDIT_LIMIT_EXCEEDED,
                        NOON,
                        NOON,
                        Sort.OLDEST,
                        50,
                        "b3BhcXVl"),
                new FindDecision(ORDER),
                new FindOrderTimeline(ORDER, Sort.NEWEST, 50, "b3BhcXVl"),
                new FindCustomerTimeline(CUSTOMER, Sort.OLDEST, 50, "b3BhcXVl"),
                new FindEvents(
                        "OrderCreated", "order/o-1", "ada", "c-1", NOON, NOON, "Norway", Sort.NEWEST, 50, "b3BhcXVl"),
                new FindEvent("e-1"),
                new FindChain("e-1"),
                new FindPastOrder(ORDER, NOON, null),
                new FindPastCustomer(CUSTOMER, null, 7),
                new FindPastReceivable(CUSTOMER, ON, NOON),
                new FindPastExposure(NOON, 50, "b3BhcXVl"),
                new StartWhatIf(
                        "w-1",
                        "Half",
                        ON,
                        ON,
                        List.of(CUSTOMER),
                        List.of(new WhatIfQuery.Timeline("half", WHAT_IF_POLICY))),
                new FindWhatIf("w-1"),
                new FindWhatIfs(50, "b3BhcXVl"),
                new FindFlips("w-1", "half", 50, "b3BhcXVl"),
                new StopWhatIf("w-1"),
                new FindAging(CUSTOMER, ON),
                new FindGrantable(CUSTOMER, ON, List.of(new WaitingOrder(ORDER, TOTAL, ON))),
                new FindExposure(ON, 50, "b3BhcXVl"),
                new FindTotalExposure(ON),
                new FindCustomer(CUSTOMER),
                new FindCustomers("ad", false, 50, "b3BhcXVl"));
    }

    static Stream<Record> answers() {
        return Stream.of(
                ORDER_VIEW,
                new Orders(List.of(ORDER_VIEW), "b3BhcXVl"),
                CUSTOMER_VIEW,
                new Customers(List.of(CUSTOMER_VIEW), "b3BhcXVl"),
                AGING,
                RECORDED,
                new Events(List.of(RECORDED), "b3BhcXVl"),
                new Chain("c-1", List.of(new Cause("m-1", "ada", List.of(new Effect(RECORDED, List.of()))))),
                new PastReceivable(CUSTOMER, ON, NOON, TOTAL, AGING),
                DECISION,
                new WhatIfView(
                        "w-1",
                        "Half",
                        ON,
                        ON,
                        List.of(CUSTOMER),
                        WhatIfView.State.DONE,
                        new WhatIfView.Progress(9, 9, 100, 0L),
                        "none",
                        NOON,
                        NOON,
                        NOON,
                        new WhatIfView.AssumedDays(2, 30, List.of(new WhatIfView.OfCustomer(CUSTOMER, 2, 30)), 1),
                        List.of(new WhatIfView.Outcome(
                                "half",
                                WHAT_IF_POLICY,
                                new WhatIfView.Count(1, List.of(TOTAL)),
                                new WhatIfView.Count(2, List.of(TOTAL)),
                                new WhatIfView.Count(3, List.of(TOTAL)),
                                1,
                                new WhatIfView.AssumedOrders(1, 1, 1),
                                List.of(new WhatIfView.OnDay(ON, TOTAL)),
                                List.of(new WhatIfView.OnDay(ON, TOTAL))))),
                new WhatIfs(
                        List.of(new WhatIfSummary(
                                "w-1",
                                "Half",
                                ON,
                                ON,
                                1,
                                List.of("half"),
                                WhatIfView.State.FAILED,
                                new WhatIfView.Progress(4, 9, 44, 0L),
                                "none",
                                NOON,
                                NOON,
                                NOON)),
                        "b3BhcXVl"),
                new Flips(
                        List.of(new Flip(
                                "half",
                                ORDER,
                                CUSTOMER,
                                ON,
                                TOTAL,
                                new Flip.Decided(Flip.Outcome.APPROVED, null, Granted.AT_ONCE, ON, FIGURES),
                                new Flip.Decided(Flip.Outcome.REJECTED, RejectionReason.OVERDUE, null, ON, FIGURES),
                                new Flip.Assumed(ON, ON))),
                        "b3BhcXVl"),
                new Exposures(List.of(EXPOSURE), "b3BhcXVl"),
                new Grantable(List.of(ORDER)),
                new TotalExposure(List.of(Exposure.Total.of(EXPOSURE))),
                new Accepted(
                                3,
                                NOON,
                                List.of(new CreditReserved(
                                        CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, ON, FIGURES)))
                        .with(new Accepted(2, NOON, List.of(new OrderApproved(ORDER, CUSTOMER, ON)))),
                new BusinessError(BusinessError.Code.ORDER_NOT_APPROVED, "Only an approved order ships."));
    }

    /** What may be missing is. */
    static Stream<Record> withoutWhatMayBeMissing() {
        return Stream.of(
                new OrderCancelled(ORDER, CUSTOMER, null, ON),
                new CustomerRegistered(CUSTOMER, "Ada", null, TOTAL, ON),
                new CreditLimitChanged(CUSTOMER, TOTAL, null, ON),
                new CreditHoldLifted(CUSTOMER, null, ON),
                new CreditTermsChanged(CUSTOMER, CreditTerms.standard("GBP"), null, ON),
                new TemporaryLimitGranted(CUSTOMER, TEMPORARY, TOTAL, ON, UNTIL, null, ON),
                new TemporaryLimitWithdrawn(CUSTOMER, TEMPORARY, null, ON),
                new EligibilityChanged(CUSTOMER, Eligibility.BLOCKED, null, List.of(), 4, ON),
                new CreditReserved(CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, ON, FIGURES),
                new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, null, ON, FIGURES),
                new CreditReleased(CUSTOMER, ORDER, TOTAL, null, ON),
                new CreditNoteIssued(CUSTOMER, NOTE, TOTAL, null, ON),
                new CancelOrder(ORDER, null, ON),
                new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 50, null),
                new FindCustomers(null, null, 50, null),
                new Orders(List.of(), null),
                new Accepted(0, null, List.of()));
    }

    private static final RecordedEvent RECORDED = new RecordedEvent(
            "e-1",
            17,
            "order/o-1",
            0,
            "OrderCreated",
            "2",
            NOON,
            "ada",
            "bob",
            "c-1",
            "m-1",
            "e-0",
            "because",
            Map.of("orderId", "o-1"),
            Map.of("version", new Change(1, 2)));

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
