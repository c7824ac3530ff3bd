package vouch.faults.check;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the account has said of one order, as the order's view shows it. */
final class OrderCredit {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the account said last. */
    String credit = "NONE";

    /** Null unless the order waits. */
    String deferredFor;

    /** The number of the event that decided last; null before the first. */
    Long decisionNumber;

    /** The figures that decided. */
    private JsonNode figures = JSON.nullNode();

    private List<String> reasons = List.of();
    private List<String> warnings = List.of();
    private String granted;
    private Instant waitingSince;
    private String dueOn;

    void add(StoredEvent event) {
        if (event.payload().has("figures")) {
            decide(event);
        }
        switch (event.type()) {
            case "CreditReserved" -> grant(event);
            case "CreditDeferred" -> {
                credit = "WAITING";
                deferredFor = event.text("reason");
                waitingSince = event.at();
            }
            case "CreditReservationRejected" -> credit = credit.equals("WAITING") ? "NONE" : credit;
            case "CreditReleased" -> {
                credit = "RELEASED";
                waitingSince = null;
            }
            case "CreditCharged" -> {
                credit = "CHARGED";
                // An account had no terms of its own before events had dates.
                dueOn = event.isOfFirstRevision()
                        ? event.on().plusDays(Terms.STANDARD.paymentDays()).toString()
                        : event.text("dueOn");
            }
            default -> {}
        }
    }

    private void decide(StoredEvent event) {
        figures = event.payload().path("figures");
        decisionNumber = event.sequence();
        deferredFor = null;
        waitingSince = null;
        reasons = event.type().equals("CreditReserved") ? List.of() : reasons(event);
    }

    /** In the beginning there was one reason only, and it was not among the figures. */
    private static List<String> reasons(StoredEvent event) {
        JsonNode all = event.payload().path("figures").path("reasons");
        return all.isArray() ? StoredEvent.texts(all) : List.of(event.text("reason"));
    }

    private void grant(StoredEvent event) {
        credit = "RESERVED";
        granted = event.payload().path("granted").asString("AT_ONCE");
        warnings = event.isGranted("BY_OVERRIDE") ? List.of() : StoredEvent.texts(figures.path("reasons"));
    }

    /** @param found has more figures than an old event */
    JsonNode decision(JsonNode found) {
        return figures.isObject() && found.isObject()
                ? ((ObjectNode) found.deepCopy()).setAll((ObjectNode) figures)
                : figures;
    }

    /** @param own the reason for which the order itself was rejected, else null; it counts when the account gave none */
    ObjectNode details(String own) {
        ObjectNode details = JSON.objectNode();
        details.put("dueOn", dueOn);
        details.set("reasons", array(reasons.isEmpty() && own != null ? List.of(own) : reasons));
        details.set("warnings", array(warnings));
        details.put("granted", granted);
        details.put("waitingSince", waitingSince == null ? null : waitingSince.toString());
        return details;
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
