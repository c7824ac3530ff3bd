package vouch.faults.check;

import static vouch.faults.check.Invariant.C_1;
import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.C_4;
import static vouch.faults.check.Invariant.O_3;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vouch.faults.check.Rows.CustomerRow;

/** One customer's account as its events make it, event by event, each held against what the account was before it. */
final class AccountFold {

    private static final long MOST = 1_000_000_000_000_000L;

    final CreditFold credit;
    /** The account after each event. */
    final List<AccountState> states = new ArrayList<>();

    StoredEvent registered;

    private final Findings findings;
    private final PostingFold postings;
    private String currency;
    private long creditLimit;
    private long receivable;
    private boolean onHold;

    AccountFold(Findings findings) {
        this.findings = findings;
        credit = new CreditFold(findings);
        postings = new PostingFold(findings);
    }

    /** The row that the view must have when it has seen so many events. */
    CustomerRow row(long version) {
        AccountState state = states.get((int) version - 1);
        JsonNode country = registered.payload().path("country");
        return new CustomerRow(
                registered.customerId(),
                registered.text("name"),
                country.isString() ? country.stringValue() : null,
                state.onHold(),
                currency,
                state.creditLimit(),
                state.reserved(),
                state.receivable(),
                registered.at(),
                version);
    }

    void add(StoredEvent event) {
        boolean first = states.isEmpty();
        findings.equal(
                O_3, event.name() + ", first of its stream", first, event.type().equals("CustomerRegistered"));
        registered = first ? event : registered;
        try {
            apply(event);
        } catch (ArithmeticException e) {
            findings.report(C_4, event.name(), "an exact amount", e.getMessage());
        }
        findings.holds(credit.open() >= 0, C_1, event.name(), "reserved credit of 0 or more", credit.open());
        states.add(new AccountState(creditLimit, onHold, credit.open(), receivable));
    }

    private void apply(StoredEvent event) {
        switch (event.type()) {
            case "CustomerRegistered" -> register(event);
            case "CreditLimitChanged" -> creditLimit = own(event, event.amount("creditLimit"), 0);
            case "CreditHoldPlaced" -> onHold = true;
            case "CreditHoldLifted" -> onHold = false;
            case "CreditReserved" -> {
                long amount = decided(event, null);
                credit.grant(event, amount);
            }
            case "CreditReservationRejected" -> {
                decided(event, event.text("reason"));
                credit.reject(event);
            }
            case "CreditReleased" -> credit.release(event, own(event, event.amount("amount"), 0));
            case "CreditCharged" -> {
                long amount = own(event, event.amount("amount"), 1);
                credit.charge(event, amount);
                receivable = Math.addExact(receivable, amount);
            }
            case "PaymentRecorded", "CreditNoteIssued" -> {
                long amount = own(event, event.amount("amount"), 1);
                postings.make(event, amount);
                receivable = Math.subtractExact(receivable, amount);
            }
            case "PaymentReversed" -> {
                long amount = own(event, event.amount("amount"), 1);
                postings.reverse(event, amount);
                receivable = Math.addExact(receivable, amount);
            }
            default -> findings.report(Invariant.E_1, event.name(), "an event of a customer", event.type());
        }
    }

    private void register(StoredEvent event) {
        Amount limit = event.amount("creditLimit");
        currency = limit.currency();
        creditLimit = own(event, limit, 0);
    }

    /** Returns what was asked for, after the decision was held against the account before it. */
    private long decided(StoredEvent event, String reason) {
        JsonNode figures = event.payload().path("figures");
        long requested = figure(event, figures, "requested");
        findings.equal(C_2, event.name() + ", creditLimit", creditLimit, figure(event, figures, "creditLimit"));
        findings.equal(C_2, event.name() + ", reserved", credit.open(), figure(event, figures, "reserved"));
        findings.equal(C_2, event.name() + ", receivable", receivable, figure(event, figures, "receivable"));
        boolean sameCurrency = Amount.of(figures.path("requested")).currency().equals(currency);
        AccountState account = new AccountState(creditLimit, onHold, credit.open(), receivable);
        String due = credit.isClosedTo(event.orderId(), reason)
                ? "ORDER_CLOSED"
                : account.reasonToReject(requested, sameCurrency);
        findings.equal(C_1, event.name() + ", reason to reject", due, reason);
        findings.holds(requested > 0 && requested <= MOST, C_4, event.name(), "an amount within bounds", requested);
        return requested;
    }

    private long figure(StoredEvent event, JsonNode figures, String name) {
        Amount amount = Amount.of(figures.path(name));
        return name.equals("requested") ? amount.minor() : inCurrency(event, amount);
    }

    private long own(StoredEvent event, Amount amount, long least) {
        boolean within = amount.minor() >= least && amount.minor() <= MOST;
        findings.holds(within, C_4, event.name(), "an amount within bounds", amount);
        return inCurrency(event, amount);
    }

    private long inCurrency(StoredEvent event, Amount amount) {
        findings.equal(C_4, event.name() + ", currency", currency, amount.currency());
        return amount.minor();
    }
}
