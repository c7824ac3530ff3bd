package vouch.acceptance;

import tools.jackson.databind.JsonNode;

/** A customer's figures, as text and with their currency, for they must agree to the letter. */
record Account(String limit, String reserved, String receivable, String available, String onHold) {

    static final String COLUMNS = "customer,limit,reserved,receivable,available,on_hold";

    static Account of(Row row, String currency) {
        return new Account(
                row.decimal("limit") + " " + currency,
                row.decimal("reserved") + " " + currency,
                row.decimal("receivable") + " " + currency,
                row.decimal("available") + " " + currency,
                row.matching("on_hold", "true|false", "true or false"));
    }

    static Account of(JsonNode customer) {
        return new Account(
                money(customer.path("creditLimit")),
                money(customer.path("reserved")),
                money(customer.path("receivable")),
                money(customer.path("available")),
                customer.path("onHold").toString());
    }

    private static String money(JsonNode money) {
        return text(money.path("amount")) + " " + text(money.path("currency"));
    }

    /** Money is never a JSON number: whatever is no string is shown as what it is, and so never agrees. */
    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "<" + node + ">";
    }

    @Override
    public String toString() {
        return "limit " + limit + ", reserved " + reserved + ", receivable " + receivable + ", available " + available
                + ", on hold " + onHold;
    }
}
