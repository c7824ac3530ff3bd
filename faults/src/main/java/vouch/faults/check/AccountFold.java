package vouch.faults.check;

import static vouch.faults.check.Invariant.C_1;
import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.C_4;
import static vouch.faults.check.Invariant.C_7;
import static vouch.faults.check.Invariant.O_3;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vouch.faults.check.Rows.CustomerRow;

/** One customer's account as its events make it, event by event, each held against what the account was before it. */
final class AccountFold {

    final AccountMoney money;
    final CreditFold credit;
    final ConditionsFold conditions;
    final WaitingFold waiting = new WaitingFold();
    final DecisionTable table = new DecisionTable(this);

    /** The account after each event. */
    final List<AccountState> states = new ArrayList<>();

    StoredEvent registered;
    long receivable;

    /** The account's date. */
    LocalDate on = LocalDate.MIN;

    private final Findings findings;
    private final PostingFold postings;
    private final Dues dues = new Dues();
    private final DecisionCheck decisions;
    private final LookCheck looks;
    private final ExpiryCheck expiries;

    AccountFold(Findings findings) {
        this.findings = findings;
        money = new AccountMoney(findings);
        credit = new CreditFold(findings);
        conditions = new ConditionsFold(findings, money);
        postings = new PostingFold(findings);
        decisions = new DecisionCheck(this, findings);
        looks = new LookCheck(this, findings);
        expiries = new ExpiryCheck(this, findings);
    }

    /** The row that the view must have when it has seen as many events as the found one says. */
    CustomerRow row(CustomerRow found) {
        AccountState state = states.get((int) found.version() - 1);
        // The view of a release before the business dates has no dates and no conditions.
        boolean dated = found.on() != null || !registered.isOfFirstRevision();
        // Without a registration there is no currency, which is a violation of its own.
        boolean comparable = dated && money.currency() != null;
        JsonNode country = registered.payload().path("country");
        return new CustomerRow(
                registered.customerId(),
                registered.text("name"),
                country.isString() ? country.stringValue() : null,
                state.onHold(),
                money.currency(),
                state.creditLimit(),
                state.reserved(),
                state.receivable(),
                registered.at(),
                found.version(),
                dated ? state.on() : null,
                comparable ? state.details(money.currency()) : found.details());
    }

    void add(StoredEvent event) {
        boolean first = states.isEmpty();
        findings.equal(
                O_3, event.name() + ", first of its stream", first, event.type().equals("CustomerRegistered"));
        registered = first ? event : registered;
        try {
            looks.before(event);
            expiries.before(event);
            apply(event);
            on = later(event.on());
            looks.after(event);
            expiries.after(event);
        } catch (ArithmeticException e) {
            findings.report(C_4, event.name(), "an exact amount", e.getMessage());
        }
        findings.holds(credit.open() >= 0, C_1, event.name(), "reserved credit of 0 or more", credit.open());
        states.add(state());
    }

    private AccountState state() {
        return new AccountState(
                conditions.creditLimit,
                conditions.onHold,
                credit.open(),
                receivable,
                on,
                conditions.shown(),
                waiting.size(),
                waiting.amount());
    }

    /** No event follows: what belongs to the last append must be there. */
    void end() {
        looks.end();
        expiries.end();
    }

    /** The later of this day and the account's date. */
    LocalDate later(LocalDate day) {
        return day.isAfter(on) ? day : on;
    }

    long exposure() {
        return Math.addExact(credit.open(), receivable);
    }

    long overdue(LocalDate day) {
        return dues.overdue(receivable, day);
    }

    private void apply(StoredEvent event) {
        if (event.type().equals("CustomerRegistered")) {
            money.currency(event.amount("creditLimit").currency());
        }
        if (conditions.apply(event, later(event.on()))) {
            return;
        }
        switch (event.type()) {
            case "CreditReserved" -> {
                credit.grant(event, decisions.check(event));
                waiting.leave(event.orderId());
            }
            case "CreditReservationRejected" -> {
                decisions.check(event);
                credit.reject(event);
                waiting.leave(event.orderId());
            }
            case "CreditDeferred" -> {
                long amount = decisions.check(event);
                credit.defer(event);
                waiting.defer(event.orderId(), amount, event.on());
            }
            case "CreditReleased" -> release(event);
            case "CreditCharged" -> charge(event);
            case "PaymentRecorded", "CreditNoteIssued" -> {
                long amount = money.own(event, event.amount("amount"), 1);
                postings.make(event, amount);
                receivable = Math.subtractExact(receivable, amount);
            }
            case "PaymentReversed" -> {
                long amount = money.own(event, event.amount("amount"), 1);
                postings.reverse(event, amount);
                receivable = Math.addExact(receivable, amount);
            }
            case "AccountReviewed", "ReservationExpired" -> {}
            default -> findings.report(Invariant.E_1, event.name(), "an event of a customer", event.type());
        }
    }

    private void release(StoredEvent event) {
        credit.release(event, money.own(event, event.amount("amount"), 0));
        WaitingFold.Entry entry = waiting.entry(event.orderId());
        JsonNode stored = event.payload().path("waited");
        Long waited = stored.isObject() ? (Long) Amount.of(stored).minor() : null;
        findings.equal(C_2, event.name() + ", waited", entry == null ? null : (Long) entry.amount(), waited);
        waiting.leave(event.orderId());
    }

    private void charge(StoredEvent event) {
        long amount = money.own(event, event.amount("amount"), 1);
        credit.charge(event, amount);
        receivable = Math.addExact(receivable, amount);
        LocalDate dueOn = event.on().plusDays(conditions.terms.paymentDays());
        if (!event.isOfFirstRevision()) {
            findings.equal(C_7, event.name() + ", due on", dueOn, event.date("dueOn"));
        }
        dues.add(dueOn, amount);
    }
}
