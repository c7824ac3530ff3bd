package vouch.faults.check;

import static vouch.faults.check.Invariant.C_1;
import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.C_3;
import static vouch.faults.check.Invariant.C_4;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vouch.faults.check.DecisionTable.Action;
import vouch.faults.check.DecisionTable.Verdict;

/** Holds each answer of one account to an order against the account just before it. */
final class DecisionCheck {

    private static final Set<String> OVERRIDABLE =
            Set.of("CREDIT_HOLD", "NOT_ELIGIBLE", "OVERDUE", "CREDIT_LIMIT_EXCEEDED");

    private final AccountFold account;
    private final DecisionTable table;
    private final Findings findings;

    DecisionCheck(AccountFold account, Findings findings) {
        this.account = account;
        this.table = account.table;
        this.findings = findings;
    }

    /** Returns what was asked for. */
    long check(StoredEvent event) {
        Amount asked = Amount.of(event.payload().path("figures").path("requested"));
        long amount = asked.minor();
        LocalDate day = account.later(event.on());
        boolean sameCurrency = asked.currency().equals(account.money.currency());
        boolean closed = account.credit.isClosedTo(event.orderId(), event.text("reason"));
        List<String> apply = table.reasons(amount, sameCurrency, closed, day);
        Verdict due = table.verdict(apply);
        switch (event.type()) {
            case "CreditReserved" -> checkGrant(event, apply, due);
            case "CreditDeferred" -> {
                equal(event, due, new Verdict(Action.WAIT, event.text("reason")));
                findings.holds(!account.waiting.isFull(), C_1, event.name(), "a queue that is not full", "full");
            }
            default -> checkRejection(event, due);
        }
        checkFigures(event, day, reasons(event, apply));
        findings.holds(amount > 0 && amount <= AccountMoney.MOST, C_4, event.name(), "an amount within bounds", amount);
        return amount;
    }

    private void checkGrant(StoredEvent event, List<String> apply, Verdict due) {
        if (event.isGranted("BY_OVERRIDE")) {
            List<String> named = event.texts("overridden");
            findings.holds(named.containsAll(apply), C_1, event.name(), "an override that names " + apply, named);
            boolean possible = !named.isEmpty() && OVERRIDABLE.containsAll(named);
            findings.holds(possible, C_1, event.name(), "reasons that can be overridden", named);
            findings.holds(!account.conditions.isBlocked(), C_1, event.name(), "a customer who is not", "blocked");
        } else {
            equal(event, due, new Verdict(Action.GRANT, null));
        }
        checkWaits(event, !event.isGranted("AT_ONCE"));
    }

    private void checkRejection(StoredEvent event, Verdict due) {
        String reason = event.text("reason");
        checkWaits(event, reason.equals("CREDIT_REFUSED"));
        if (reason.equals("QUEUE_FULL")) {
            findings.holds(account.waiting.isFull(), C_1, event.name(), "a full queue", "room");
            findings.equal(C_1, event.name() + ", without the full queue", Action.WAIT, due.action());
        } else if (!reason.equals("CREDIT_REFUSED")) {
            // A person may refuse for any reason.
            equal(event, due, new Verdict(Action.REJECT, reason));
        }
    }

    private void checkWaits(StoredEvent event, boolean due) {
        WaitingFold.Entry entry = account.waiting.entry(event.orderId());
        findings.equal(C_3, event.name() + " of " + event.orderId() + ", waited", due, entry != null);
        if (entry != null) {
            long asked =
                    Amount.of(event.payload().path("figures").path("requested")).minor();
            findings.equal(C_2, event.name() + ", requested", entry.amount(), asked);
        }
    }

    private void equal(StoredEvent event, Verdict due, Verdict found) {
        findings.equal(C_1, event.name() + " of " + event.orderId() + ", verdict", due, found);
    }

    /** Those that stand alone, or all that apply. */
    private static List<String> reasons(StoredEvent event, List<String> apply) {
        String reason = event.text("reason");
        boolean alone = reason.equals("CREDIT_REFUSED") || reason.equals("QUEUE_FULL");
        return alone && !event.type().equals("CreditReserved") ? List.of(reason) : apply;
    }

    private void checkFigures(StoredEvent event, LocalDate day, List<String> reasons) {
        JsonNode figures = event.payload().path("figures");
        ConditionsFold conditions = account.conditions;
        money(event, figures, "creditLimit", conditions.creditLimit);
        money(event, figures, "reserved", account.credit.open());
        money(event, figures, "receivable", account.receivable);
        if (event.isOfFirstRevision()) {
            return;
        }
        money(event, figures, "limitInForce", conditions.limitOn(day));
        money(event, figures, "ceiling", conditions.ceilingOn(day));
        money(event, figures, "waiting", account.waiting.others(event.orderId()));
        money(event, figures, "overdue", table.overdue(day));
        findings.equal(
                C_2, event.name() + ", on", day.toString(), figures.path("on").asString(""));
        findings.equal(C_2, event.name() + ", terms", conditions.terms, Terms.of(figures.path("terms")));
        findings.equal(C_2, event.name() + ", reasons", reasons, StoredEvent.texts(figures.path("reasons")));
    }

    private void money(StoredEvent event, JsonNode figures, String name, Long due) {
        JsonNode figure = figures.path(name);
        Long found = figure.isNull() ? null : (Long) account.money.inCurrency(event, Amount.of(figure));
        findings.equal(C_2, event.name() + ", " + name, due, found);
    }
}
