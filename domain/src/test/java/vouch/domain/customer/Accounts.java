package vouch.domain.customer;

import java.time.Instant;
import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;

/** One customer's account in pounds, and what can be asked of it, as the tests of this package know them. */
public final class Accounts {

    public static final CustomerId CUSTOMER = new CustomerId("17850");
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Accounts() {}

    public static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    public static RegisterCustomer register(String limit) {
        return new RegisterCustomer(CUSTOMER, "Ada", "United Kingdom", gbp(limit));
    }

    public static ChangeCreditLimit changeLimit(String limit) {
        return new ChangeCreditLimit(CUSTOMER, gbp(limit), "review");
    }

    public static PlaceCreditHold hold() {
        return new PlaceCreditHold(CUSTOMER, "fraud?");
    }

    public static LiftCreditHold lift() {
        return new LiftCreditHold(CUSTOMER, "cleared");
    }

    public static ReserveCredit reserve(String order, String amount) {
        return reserve(order, gbp(amount));
    }

    public static ReserveCredit reserve(String order, Money amount) {
        return new ReserveCredit(CUSTOMER, new OrderId(order), amount);
    }

    public static ReleaseCredit release(String order) {
        return new ReleaseCredit(CUSTOMER, new OrderId(order));
    }

    public static ChargeCredit charge(String order) {
        return new ChargeCredit(CUSTOMER, new OrderId(order));
    }

    public static RecordPayment pay(String payment, String amount) {
        return pay(payment, gbp(amount));
    }

    public static RecordPayment pay(String payment, Money amount) {
        return new RecordPayment(CUSTOMER, new PaymentId(payment), amount);
    }

    public static ReversePayment reverse(String payment) {
        return new ReversePayment(CUSTOMER, new PaymentId(payment), "bounced");
    }

    public static IssueCreditNote credit(String note, String amount) {
        return credit(note, gbp(amount));
    }

    public static IssueCreditNote credit(String note, Money amount) {
        return new IssueCreditNote(CUSTOMER, new CreditNoteId(note), amount, "damaged");
    }

    public static CustomerRegistered registered(String limit) {
        return CustomerRegistered.of(register(limit));
    }

    public static CreditReserved reserved(String order, CreditFigures figures) {
        return new CreditReserved(CUSTOMER, new OrderId(order), figures);
    }

    public static CreditReleased released(String order, String amount) {
        return new CreditReleased(CUSTOMER, new OrderId(order), gbp(amount));
    }

    public static CreditCharged charged(String order, String amount) {
        return new CreditCharged(CUSTOMER, new OrderId(order), gbp(amount));
    }

    public static CreditFigures figures(String limit, String reserved, String receivable, String requested) {
        return new CreditFigures(gbp(limit), gbp(reserved), gbp(receivable), gbp(requested));
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

    /** What the account stores for the command at noon under the product's policy; a posting is made for the first time. */
    public static List<CustomerEvent> decide(CreditAccount account, CustomerCommand command) {
        return command instanceof PostingCommand posting
                ? PostingDecision.of(account, PostingState.ABSENT, posting).account()
                : account.decide((AccountCommand) command, CreditPolicy.STANDARD, NOON);
    }

    /** What the account stores for the reversal of a payment that was posted with the amount. */
    public static List<CustomerEvent> decide(CreditAccount account, ReversePayment command, Money posted) {
        return PostingDecision.of(account, new PostingState(posted, false), command)
                .account();
    }
}
