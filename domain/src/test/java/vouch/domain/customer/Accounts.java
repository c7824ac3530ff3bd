package vouch.domain.customer;

import java.time.LocalDate;
import java.util.List;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;

/**
 * One customer's account in pounds, and what can be asked of it, as the tests of this package know them. A command is for
 * {@link #DAY}; {@link Days#on} moves it to another.
 */
public final class Accounts {

    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    public static final BusinessDate GIVEN = new BusinessDate(DAY, true);

    private Accounts() {}

    public static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** {@link #DAY} and so many days. */
    public static LocalDate day(int days) {
        return DAY.plusDays(days);
    }

    public static RegisterCustomer register(String limit) {
        return register("Ada", "United Kingdom", gbp(limit));
    }

    public static RegisterCustomer register(String name, String country, Money limit) {
        return new RegisterCustomer(CUSTOMER, name, country, limit, GIVEN);
    }

    public static ChangeCreditLimit changeLimit(String limit) {
        return changeLimit(gbp(limit));
    }

    public static ChangeCreditLimit changeLimit(Money limit) {
        return new ChangeCreditLimit(CUSTOMER, limit, "review", DAY);
    }

    public static PlaceCreditHold hold() {
        return new PlaceCreditHold(CUSTOMER, "fraud?", DAY);
    }

    public static LiftCreditHold lift() {
        return new LiftCreditHold(CUSTOMER, "cleared", DAY);
    }

    public static ChangeEligibility eligible(long revision) {
        return new ChangeEligibility(CUSTOMER, Eligibility.ELIGIBLE, null, List.of(), revision, DAY);
    }

    public static ChangeEligibility restricted(String bound, long revision) {
        return new ChangeEligibility(CUSTOMER, Eligibility.RESTRICTED, gbp(bound), List.of("rating"), revision, DAY);
    }

    public static ChangeEligibility blocked(long revision) {
        return new ChangeEligibility(CUSTOMER, Eligibility.BLOCKED, null, List.of("dunning"), revision, DAY);
    }

    public static ReserveCredit reserve(String order, String amount) {
        return reserve(order, gbp(amount));
    }

    public static ReserveCredit reserve(String order, Money amount) {
        return new ReserveCredit(CUSTOMER, new OrderId(order), amount, DAY);
    }

    public static ReleaseCredit release(String order) {
        return new ReleaseCredit(CUSTOMER, new OrderId(order), DAY);
    }

    public static ChargeCredit charge(String order) {
        return new ChargeCredit(CUSTOMER, new OrderId(order), DAY);
    }

    public static OverrideCredit override(String order, RejectionReason... reasons) {
        return override(order, List.of(), reasons);
    }

    public static OverrideCredit override(String order, List<Money> most, RejectionReason... reasons) {
        return new OverrideCredit(CUSTOMER, new OrderId(order), List.of(reasons), "a good customer", most, DAY);
    }

    public static RefuseCredit refuse(String order) {
        return new RefuseCredit(CUSTOMER, new OrderId(order), "too risky", DAY);
    }

    public static ReviewAccount review() {
        return new ReviewAccount(CUSTOMER, DAY);
    }

    public static RecordPayment pay(String payment, String amount) {
        return pay(payment, gbp(amount));
    }

    public static RecordPayment pay(String payment, Money amount) {
        return new RecordPayment(CUSTOMER, new PaymentId(payment), amount, GIVEN);
    }

    public static ReversePayment reverse(String payment) {
        return new ReversePayment(CUSTOMER, new PaymentId(payment), "bounced", DAY);
    }

    public static IssueCreditNote credit(String note, String amount) {
        return credit(note, gbp(amount));
    }

    public static IssueCreditNote credit(String note, Money amount) {
        return new IssueCreditNote(CUSTOMER, new CreditNoteId(note), amount, "damaged", GIVEN);
    }

    /** @param from the first day, counted from {@link #DAY}; {@code until} is the last */
    public static GrantTemporaryLimit temporary(String limit, String amount, int from, int until) {
        return temporary(limit, gbp(amount), from, until);
    }

    public static GrantTemporaryLimit temporary(String limit, Money amount, int from, int until) {
        return new GrantTemporaryLimit(
                CUSTOMER, new TemporaryLimitId(limit), amount, day(from), day(until), "season", GIVEN);
    }

    public static WithdrawTemporaryLimit withdraw(String limit) {
        return new WithdrawTemporaryLimit(CUSTOMER, new TemporaryLimitId(limit), "season over", DAY);
    }

    public static CustomerRegistered registered(String limit) {
        return CustomerRegistered.of(register(limit));
    }

    public static CreditReserved reserved(String order, CreditFigures figures) {
        return reserved(order, Granted.AT_ONCE, figures);
    }

    public static CreditReserved reserved(String order, Granted granted, CreditFigures figures) {
        return new CreditReserved(CUSTOMER, new OrderId(order), granted, List.of(), null, DAY, figures);
    }

    /** The reason is the first of the figures. */
    public static CreditReservationRejected rejected(String order, CreditFigures figures) {
        return new CreditReservationRejected(
                CUSTOMER, new OrderId(order), figures.reasons().get(0), null, DAY, figures);
    }

    /** The reason is the first of the figures. */
    public static CreditDeferred deferred(String order, CreditFigures figures) {
        return new CreditDeferred(
                CUSTOMER, new OrderId(order), figures.reasons().get(0), DAY, figures);
    }

    public static CreditReleased released(String order, String amount) {
        return new CreditReleased(CUSTOMER, new OrderId(order), gbp(amount), null, DAY);
    }

    /** Of an order that waited for the amount. */
    public static CreditReleased releasedWaiting(String order, String waited) {
        return new CreditReleased(CUSTOMER, new OrderId(order), gbp("0"), gbp(waited), DAY);
    }

    public static CreditCharged charged(String order, String amount) {
        return new CreditCharged(CUSTOMER, new OrderId(order), gbp(amount), DAY, day(30));
    }

    public static PaymentRecorded paid(String payment, String amount) {
        return new PaymentRecorded(CUSTOMER, new PaymentId(payment), gbp(amount), DAY);
    }

    public static PaymentReversed bounced(String payment, String amount) {
        return bounced(payment, gbp(amount));
    }

    public static PaymentReversed bounced(String payment, Money amount) {
        return new PaymentReversed(CUSTOMER, new PaymentId(payment), amount, "bounced", DAY);
    }

    public static CreditNoteIssued credited(String note, String amount) {
        return new CreditNoteIssued(CUSTOMER, new CreditNoteId(note), gbp(amount), "damaged", DAY);
    }

    /** The figures under the terms with which an account begins, when nothing waits. */
    public static CreditFigures figures(
            String limit, String reserved, String receivable, String requested, RejectionReason... reasons) {
        return figures(limit, reserved, receivable, gbp(requested), reasons);
    }

    public static CreditFigures figures(
            String limit, String reserved, String receivable, Money requested, RejectionReason... reasons) {
        return new CreditFigures(
                gbp(limit),
                gbp(reserved),
                gbp(receivable),
                requested,
                DAY,
                gbp(limit),
                gbp(limit),
                null,
                gbp("0"),
                CreditTerms.standard("GBP"),
                List.of(reasons));
    }

    /** A registered customer with the limit, after the commands, each of which is accepted. */
    public static CreditAccount account(String limit, CustomerCommand... commands) {
        return after(CreditAccount.ABSENT.evolve(registered(limit)), commands);
    }

    public static CreditAccount after(CreditAccount account, CustomerCommand... commands) {
        CreditAccount next = account;
        for (CustomerCommand command : commands) {
            for (CustomerEvent event : decide(next, command)) {
                next = next.evolve(event);
            }
        }
        return next;
    }

    /** What the account stores for the command under the product's policy; a posting is made for the first time. */
    public static List<CustomerEvent> decide(CreditAccount account, CustomerCommand command) {
        return command instanceof PostingCommand posting
                ? PostingDecision.of(account, PostingState.ABSENT, posting, CreditPolicy.STANDARD)
                        .account()
                : account.decide((AccountCommand) command, CreditPolicy.STANDARD);
    }

    /** What the account stores for the reversal of a payment that was posted with the amount. */
    public static List<CustomerEvent> decide(CreditAccount account, ReversePayment command, Money posted) {
        PostingState payment = PostingState.ABSENT.evolve(new PostingMade(command.postingId(), posted, DAY));
        return PostingDecision.of(account, payment, command, CreditPolicy.STANDARD)
                .account();
    }
}
