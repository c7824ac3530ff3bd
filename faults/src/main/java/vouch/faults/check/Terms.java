package vouch.faults.check;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The terms of an account, as they are stored.
 *
 * @param graceDays null for none
 * @param overdueMinimum in minor units
 * @param reservationDays null for none
 */
record Terms(
        String onShortage,
        int tolerancePercent,
        int paymentDays,
        Integer graceDays,
        long overdueMinimum,
        Integer reservationDays) {

    private static final int YEAR = 365;

    static final Terms STANDARD = new Terms("REJECT", 0, 30, null, 0, null);

    /** @throws ArithmeticException when the minimum is no money */
    static Terms of(JsonNode terms) {
        return new Terms(
                terms.path("onShortage").asString(""),
                terms.path("tolerancePercent").asInt(-1),
                terms.path("paymentDays").asInt(-1),
                number(terms.path("overdueGraceDays")),
                Amount.of(terms.path("overdueMinimum")).minor(),
                number(terms.path("reservationDays")));
    }

    ObjectNode json(String currency) {
        ObjectNode terms = JsonNodeFactory.instance.objectNode();
        terms.put("onShortage", onShortage);
        terms.put("tolerancePercent", tolerancePercent);
        terms.put("paymentDays", paymentDays);
        terms.put("overdueGraceDays", graceDays);
        terms.set("overdueMinimum", new Amount(overdueMinimum, currency).json());
        return terms.put("reservationDays", reservationDays);
    }

    boolean isWithinBounds() {
        return tolerancePercent >= 0
                && tolerancePercent <= 100
                && isBetween(0, paymentDays)
                && (graceDays == null || isBetween(0, graceDays))
                && (reservationDays == null || isBetween(1, reservationDays));
    }

    private static boolean isBetween(int least, int days) {
        return days >= least && days <= YEAR;
    }

    private static Integer number(JsonNode node) {
        return node.isNumber() ? Integer.valueOf(node.intValue()) : null;
    }
}
