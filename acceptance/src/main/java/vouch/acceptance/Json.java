package vouch.acceptance;

import tools.jackson.databind.JsonNode;

/** Writes parts of an answer as the text that is compared. */
final class Json {

    private Json() {}

    static String money(JsonNode money) {
        return text(money.path("amount")) + " " + text(money.path("currency"));
    }

    /** Money that may be null. */
    static String moneyOrNull(JsonNode money) {
        return money.isNull() ? "null" : money(money);
    }

    /** What must be a string: whatever is none is shown as what it is, and so never agrees. */
    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "<" + node + ">";
    }
}
