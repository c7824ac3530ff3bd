package vouch.acceptance;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an operation brings about beyond its own order: orders that waited are granted credit, and reservations expire. The
 * next operation of the customer comes after it.
 */
record Aftermath(JsonNode shown) {

    static Aftermath of(Operation operation) {
        return new Aftermath(operation.details().shown());
    }

    boolean isEmpty() {
        return granted().isEmpty() && expired().isEmpty();
    }

    Facts expected() {
        Facts facts = new Facts();
        int place = 0;
        for (JsonNode grant : granted()) {
            place++;
            String text = id(grant.path("order")) + " APPROVED AFTER_WAITING " + grant.path("warnings");
            facts.with(grantName(place, grant), text + overtaken(grant, grant));
        }
        expired().forEach(order -> facts.with("expired " + id(order), "CANCELLED RESERVATION_EXPIRED RELEASED"));
        return facts;
    }

    Facts shown(Queries queries) throws IOException, InterruptedException {
        Facts facts = new Facts();
        int place = 0;
        for (Grant grant : inTheirOrder(queries)) {
            place++;
            JsonNode order = grant.order();
            String text = id(order.path("orderId")) + " " + id(order.path("status")) + " " + id(order.path("granted"))
                    + " " + order.path("warnings");
            facts.with(grantName(place, grant.expected()), text + overtaken(grant.expected(), order));
        }
        for (JsonNode id : expired()) {
            JsonNode order = queries.get(Calls.order(id(id)));
            facts.with(
                    "expired " + id(id),
                    id(order.path("status")) + " " + id(order.path("reason")) + " " + id(order.path("credit")));
        }
        return facts;
    }

    /** @param expected what the set says of it; it may leave out how often the order was overtaken */
    private record Grant(JsonNode expected, JsonNode order) {

        /** Each grant takes its order from those that wait: the sum that the decision was left with tells the order. */
        private BigDecimal others() {
            return order.path("decision").path("waiting").path("amount").asDecimal(BigDecimal.ZERO);
        }
    }

    private List<Grant> inTheirOrder(Queries queries) throws IOException, InterruptedException {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode grant : granted()) {
            grants.add(new Grant(grant, queries.get(Calls.order(id(grant.path("order"))))));
        }
        if (!isOrderOpen()) {
            grants.sort(Comparator.comparing(Grant::others).reversed());
        }
        return grants;
    }

    private String grantName(int place, JsonNode grant) {
        return "granted " + (isOrderOpen() ? id(grant.path("order")) : place);
    }

    /** The releases of several expired reservations come in no particular order, and what they free with them. */
    private boolean isOrderOpen() {
        return expired().size() > 1;
    }

    private List<JsonNode> granted() {
        return shown.path("granted").valueStream().toList();
    }

    private List<JsonNode> expired() {
        return shown.path("expired").valueStream().toList();
    }

    private static String overtaken(JsonNode expected, JsonNode node) {
        return expected.has("overtaken") ? " overtaken " + node.path("overtaken") : "";
    }

    private static String id(JsonNode text) {
        return Json.text(text);
    }
}
