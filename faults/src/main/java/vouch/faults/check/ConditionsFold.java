package vouch.faults.check;

import static vouch.faults.check.Invariant.C_7;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people and the eligibility service have laid down for one account, by their events. */
final class ConditionsFold {

    private final Findings findings;
    private final AccountMoney money;
    private final TemporaryLimits temporaryLimits;

    long creditLimit;
    boolean onHold;
    Terms terms = Terms.STANDARD;
    String eligibility = "ELIGIBLE";

    /** Of a restricted customer. */
    long bound;

    private long revision;

    private final ObjectNode standing = JsonNodeFactory.instance.objectNode();
    private AccountState.Conditions shown;

    ConditionsFold(Findings findings, AccountMoney money) {
        this.findings = findings;
        this.money = money;
        temporaryLimits = new TemporaryLimits(findings);
        standing.put("eligibility", eligibility).putNull("bound").set("factors", JsonNodeFactory.instance.arrayNode());
        standing.put("revision", 0);
    }

    /**
     * Returns false when the event is about something else.
     *
     * @param day the account's date, or that of the event if it is later
     */
    boolean apply(StoredEvent event, LocalDate day) {
        switch (event.type()) {
            case "CustomerRegistered", "CreditLimitChanged" ->
                creditLimit = money.own(event, event.amount("creditLimit"), 0);
            case "CreditHoldPlaced" -> onHold = true;
            case "CreditHoldLifted" -> onHold = false;
            case "CreditTermsChanged" -> change(event);
            case "TemporaryLimitGranted" ->
                temporaryLimits.grant(event, money.own(event, event.amount("amount"), 0), day);
            case "TemporaryLimitWithdrawn" -> temporaryLimits.withdraw(event);
            case "EligibilityChanged" -> tell(event);
            default -> {
                return false;
            }
        }
        shown = new AccountState.Conditions(terms, temporaryLimits.json(), standing.deepCopy());
        return true;
    }

    /** As the view shows them. */
    AccountState.Conditions shown() {
        return shown;
    }

    long limitOn(LocalDate day) {
        return temporaryLimits.on(day, creditLimit);
    }

    long ceilingOn(LocalDate day) {
        long limit = limitOn(day);
        return Math.addExact(limit, Math.multiplyExact(limit, (long) terms.tolerancePercent()) / 100);
    }

    boolean isBlocked() {
        return eligibility.equals("BLOCKED");
    }

    boolean isRestricted() {
        return eligibility.equals("RESTRICTED");
    }

    private void change(StoredEvent event) {
        JsonNode stored = event.payload().path("terms");
        terms = Terms.of(stored);
        money.own(event, Amount.of(stored.path("overdueMinimum")), 0);
        findings.holds(terms.isWithinBounds(), C_7, event.name(), "terms within bounds", terms);
    }

    private void tell(StoredEvent event) {
        long told = event.payload().path("revision").asLong(0);
        findings.holds(told > revision, C_7, event.name(), "a revision above " + revision, told);
        revision = told;
        eligibility = event.text("eligibility");
        JsonNode given = event.payload().path("bound");
        standing.put("eligibility", eligibility).set("bound", given.isObject() ? given : standing.nullNode());
        standing.set("factors", event.payload().path("factors"));
        standing.set("revision", event.payload().path("revision"));
        findings.equal(C_7, event.name() + ", has a bound", isRestricted(), given.isObject());
        bound = given.isObject() ? money.own(event, Amount.of(given), 0) : 0;
    }
}
