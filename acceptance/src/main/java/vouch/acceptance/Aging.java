package vouch.acceptance;

import tools.jackson.databind.JsonNode;

/** The aging of a receivable, as text. */
final class Aging {

    private static final String[] BUCKETS = {"notDue", "days1to30", "days31to60", "days61to90", "over90", "credit"};

    private Aging() {}

    /** @param aging a line of a set, in which money has no currency */
    static Facts expected(JsonNode aging, String currency) {
        Facts facts = new Facts();
        for (String bucket : BUCKETS) {
            facts.with(bucket, Json.text(aging.path(bucket)) + " " + currency);
        }
        return facts;
    }

    /** @param aging a part of an answer */
    static Facts shown(JsonNode aging) {
        Facts facts = new Facts();
        for (String bucket : BUCKETS) {
            facts.with(bucket, Json.money(aging.path(bucket)));
        }
        return facts;
    }
}
