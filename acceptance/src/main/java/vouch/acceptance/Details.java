package vouch.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What the sets of the second part say of an operation beyond those of the first part.
 *
 * @param said the whole line of the operation
 * @param shown the whole line of what is expected
 */
record Details(JsonNode said, JsonNode shown) {

    static final Details NONE = new Details(MissingNode.getInstance(), MissingNode.getInstance());

    static Details of(Row row, Row expected) {
        row.require("on");
        row.date("on");
        Kind.of(row.text("op")).ifPresent(kind -> row.require(kind.fields()));
        return new Details(row.values(), expected.values());
    }

    /** Whether the operation is one of the second part, where each has a business date. */
    boolean areThere() {
        return !said.isMissingNode();
    }

    /** The business date; null where it is left out. */
    String on() {
        return said.path("on").asString(null);
    }

    /** How often the operation is sent at once. */
    int times() {
        return Math.max(1, said.path("times").asInt(1));
    }
}
