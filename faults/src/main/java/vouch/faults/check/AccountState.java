package vouch.faults.check;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer's account at one moment, in minor units.
 *
 * @param on the account's date
 */
record AccountState(
        long creditLimit,
        boolean onHold,
        long reserved,
        long receivable,
        LocalDate on,
        Conditions conditions,
        int waitingOrders,
        long waiting) {

    /** What people and the eligibility service have laid down. They stay the same objects until an event changes them. */
    record Conditions(Terms terms, JsonNode temporaryLimits, JsonNode eligibility) {}

    /** What the view shows and never searches. */
    JsonNode details(String currency) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.set("terms", conditions.terms().json(currency));
        details.set("temporaryLimits", conditions.temporaryLimits());
        details.set("eligibility", conditions.eligibility());
        details.putObject("waiting").put("orders", waitingOrders).set("amount", new Amount(waiting, currency).json());
        return details;
    }
}
