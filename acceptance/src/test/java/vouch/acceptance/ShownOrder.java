package vouch.acceptance;

import tools.jackson.databind.JsonNode;

/** An order as Vouch shows it. */
record ShownOrder(String id, String customer, String status, String credit, long total, JsonNode whole) {

    static ShownOrder of(JsonNode order) {
        return new ShownOrder(
                order.path("orderId").asString(),
                order.path("customerId").asString(),
                order.path("status").asString(),
                order.path("credit").asString(),
                Pence.of(order.path("total")),
                order);
    }

    /** Whether nothing is on its way any more: its credit is where its status says. */
    boolean isAtRest() {
        return switch (status) {
            case "APPROVED" -> credit.equals("RESERVED");
            case "SHIPPED" -> credit.equals("CHARGED");
            case "CANCELLED" -> credit.equals("RELEASED") || credit.equals("NONE") && wasDecided("decision");
            case "REJECTED" -> !credit.equals("RESERVED");
            default -> false;
        };
    }

    long version() {
        return whole.path("version").asLong();
    }

    /** One event for each step that it took. */
    long expectedVersion() {
        return switch (status) {
            case "APPROVED", "REJECTED" -> 2;
            case "SHIPPED" -> 3;
            case "CANCELLED" -> wasDecided("decidedAt") ? 3 : 2;
            default -> 1;
        };
    }

    /** How many events it left on its customer's account: its reservation or the rejection, and what followed. */
    long events() {
        return credit.equals("RELEASED") || credit.equals("CHARGED") ? 2 : 1;
    }

    long reserved() {
        return credit.equals("RESERVED") ? total : 0;
    }

    long charged() {
        return credit.equals("CHARGED") ? total : 0;
    }

    private boolean wasDecided(String field) {
        return !whole.path(field).isNull() && !whole.path(field).isMissingNode();
    }
}
