package vouch.acceptance;

import tools.jackson.databind.JsonNode;

/** What the list of exposures must say of one account on one day. */
record ExpectedExposure(String on, Facts facts) {

    static void require(Row row) {
        row.require("exposure", "end");
    }

    static ExpectedExposure of(JsonNode account, String currency) {
        JsonNode end = account.path("end");
        Facts facts = new Facts()
                .with("exposure", Json.text(account.path("exposure")) + " " + currency)
                .with(Aging.expected(end, currency));
        return new ExpectedExposure(Json.text(end.path("on")), facts);
    }

    /** @param line of the list */
    static Facts shown(JsonNode line) {
        return new Facts().with("exposure", Json.money(line.path("exposure"))).with(Aging.shown(line));
    }
}
