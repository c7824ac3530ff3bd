package vouch.acceptance;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An account with its terms, dates, aging and waiting orders, as {@code accounts.jsonl} says it.
 *
 * @param line the whole line of the account
 */
record FullAccount(JsonNode line, String currency) implements ExpectedAccount {

    private static final String[] AMOUNTS = {"limitInForce", "overdue", "available", "reserved", "receivable"};

    /** Of the terms, those that are no money. */
    private static final String[] TERMS = {
        "onShortage", "tolerancePercent", "paymentDays", "overdueGraceDays", "reservationDays"
    };

    private static final String[] OTHERS = {
        "limit",
        "waitingOrders",
        "waitingAmount",
        "onHold",
        "eligibility",
        "bound",
        "revision",
        "terms",
        "waiting",
        "expiredTold",
        "aging"
    };

    static FullAccount of(Row row, String currency) {
        row.require("on");
        row.require(AMOUNTS);
        row.require(OTHERS);
        ExpectedExposure.require(row);
        return new FullAccount(row.values(), currency);
    }

    @Override
    public Facts expected() {
        Facts facts = new Facts().with("on", Json.text(line.path("on"))).with("limit", amount(line.path("limit")));
        for (String name : AMOUNTS) {
            facts.with(name, amount(line.path(name)));
        }
        JsonNode terms = line.path("terms");
        facts.with("onHold", line.path("onHold"))
                .with("waitingOrders", line.path("waitingOrders"))
                .with("waitingAmount", amount(line.path("waitingAmount")))
                .with("eligibility", Json.text(line.path("eligibility")))
                .with("bound", line.path("bound").isNull() ? "null" : amount(line.path("bound")))
                .with("revision", line.path("revision"))
                .with("overdueMinimum", amount(terms.path("overdueMinimum")));
        addTerms(facts, terms);
        addWaiting(facts, line.path("waiting").valueStream().toList(), "order");
        facts.with("expiredTold", line.path("expiredTold"));
        for (JsonNode aging : line.path("aging")) {
            facts.with("aging on " + aging.path("on").asString(), Aging.expected(aging, currency));
        }
        return facts;
    }

    @Override
    public Facts shown(String customer, Queries queries) throws IOException, InterruptedException {
        String path = Calls.customer(customer);
        JsonNode shown = queries.get(path);
        Facts facts = new Facts()
                .with("on", Json.text(shown.path("on")))
                .with("limit", Json.money(shown.path("creditLimit")));
        for (String name : AMOUNTS) {
            facts.with(name, Json.money(shown.path(name)));
        }
        JsonNode eligibility = shown.path("eligibility");
        JsonNode terms = shown.path("terms");
        facts.with("onHold", shown.path("onHold"))
                .with("waitingOrders", shown.path("waiting").path("orders"))
                .with("waitingAmount", Json.money(shown.path("waiting").path("amount")))
                .with("eligibility", Json.text(eligibility.path("eligibility")))
                .with("bound", Json.moneyOrNull(eligibility.path("bound")))
                .with("revision", eligibility.path("revision"))
                .with("overdueMinimum", Json.money(terms.path("overdueMinimum")));
        addTerms(facts, terms);
        addWaiting(facts, queries.list(Calls.waitingOrders(customer)), "orderId");
        facts.with("expiredTold", expiries(path, queries));
        for (JsonNode aging : line.path("aging")) {
            String day = aging.path("on").asString();
            facts.with("aging on " + day, Aging.shown(queries.get(path + "/aging?on=" + day)));
        }
        return facts;
    }

    @Override
    public ExpectedExposure exposure() {
        return ExpectedExposure.of(line, currency);
    }

    private static long expiries(String path, Queries queries) throws IOException, InterruptedException {
        return queries.list(path + "/timeline?limit=500").stream()
                .filter(event -> event.path("type").asString("").equals("ReservationExpired"))
                .count();
    }

    private static void addTerms(Facts facts, JsonNode terms) {
        for (String name : TERMS) {
            facts.with(name, terms.path(name));
        }
    }

    /** The set may leave out how often an order was overtaken; then it is not compared. */
    private void addWaiting(Facts facts, List<JsonNode> orders, String id) {
        int place = 0;
        for (JsonNode order : orders) {
            boolean counted = line.path("waiting").path(place).has("overtaken");
            String overtaken = counted ? " overtaken " + order.path("overtaken") : "";
            place++;
            facts.with("waiting " + place, Json.text(order.path(id)) + " " + order.path("reasons") + overtaken);
        }
    }

    private String amount(JsonNode decimal) {
        return Json.text(decimal) + " " + currency;
    }
}
