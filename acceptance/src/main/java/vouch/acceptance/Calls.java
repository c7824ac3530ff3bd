package vouch.acceptance;

import static vouch.acceptance.Call.delete;
import static vouch.acceptance.Call.post;
import static vouch.acceptance.Call.put;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How each operation is said to Vouch. The contract is {@code docs/http-api.md}. */
final class Calls {

    private static final String REASON = "conformance";

    private Calls() {}

    static List<Call> of(Operation operation) {
        String customer = customer(operation.customer());
        String order = "/api/orders/" + operation.ref();
        return switch (operation.kind()) {
            case REGISTER -> List.of(post("/api/customers", registration(operation)));
            case ORDER -> List.of(post("/api/orders", order(operation)).waiting());
            case ORDER_ASYNC -> List.of(post("/api/orders", order(operation)));
            case ORDER_THEN_CANCEL -> List.of(post("/api/orders", order(operation)), cancellation(operation));
            case SHIP ->
                List.of(post(order + "/shipment", dated(operation, Map.of())).waiting());
            case CANCEL -> List.of(cancellation(operation));
            case PAYMENT -> List.of(post(customer + "/payments", entry("paymentId", operation)));
            case REVERSE -> List.of(post(customer + "/payments/" + operation.ref() + "/reversal", reason(operation)));
            case CREDIT_NOTE -> List.of(post(customer + "/credit-notes", entry("creditNoteId", operation)));
            case LIMIT ->
                List.of(put(customer + "/credit-limit", dated(operation, Map.of("creditLimit", amount(operation)))));
            case HOLD -> List.of(put(customer + "/hold", reason(operation)));
            case LIFT_HOLD -> List.of(delete(customer + "/hold" + parameters(operation)));
            case TERMS -> List.of(put(customer + "/terms", terms(operation)));
            case TEMPORARY_LIMIT -> List.of(post(customer + "/temporary-limits", temporaryLimit(operation)));
            case WITHDRAW_TEMPORARY_LIMIT ->
                List.of(delete(customer + "/temporary-limits/" + operation.ref() + parameters(operation)));
            case ELIGIBILITY -> List.of(put(customer + "/eligibility", eligibility(operation)));
            case OVERRIDE ->
                List.of(post(order + "/credit-override", override(operation)).waiting());
            case REFUSE ->
                List.of(post(order + "/credit-refusal", reason(operation)).waiting());
            case REVIEW -> List.of(post(customer + "/review", dated(operation, Map.of())));
        };
    }

    static String customer(String id) {
        return "/api/customers/" + id;
    }

    static String order(String id) {
        return "/api/orders/" + id;
    }

    static String waitingOrders(String customer) {
        return "/api/orders?customerId=" + customer + "&credit=WAITING&order=oldest&limit=500";
    }

    private static Map<String, Object> registration(Operation operation) {
        String id = operation.customer();
        return dated(operation, Map.of("customerId", id, "name", "Customer " + id, "creditLimit", amount(operation)));
    }

    private static Map<String, Object> order(Operation operation) {
        List<Map<String, Object>> lines = OrderLine.of(operation.amount()).stream()
                .map(line -> Map.of(
                        "sku",
                        "CONFORMANCE",
                        "quantity",
                        line.quantity(),
                        "unitPrice",
                        money(line.unitPrice(), operation.currency())))
                .toList();
        return dated(operation, Map.of("orderId", operation.ref(), "customerId", operation.customer(), "lines", lines));
    }

    private static Call cancellation(Operation operation) {
        return post(order(operation.ref()) + "/cancellation", dated(operation, Map.of()))
                .waiting();
    }

    private static Map<String, Object> entry(String idName, Operation operation) {
        return dated(operation, Map.of(idName, operation.ref(), "amount", amount(operation)));
    }

    private static Map<String, Object> terms(Operation operation) {
        Map<String, Object> terms =
                said(operation, "onShortage", "tolerancePercent", "paymentDays", "overdueGraceDays", "reservationDays");
        terms.put("overdueMinimum", moneySaid("overdueMinimum", operation));
        return dated(operation, terms);
    }

    private static Map<String, Object> temporaryLimit(Operation operation) {
        Map<String, Object> limit = said(operation, "from", "until");
        limit.put("temporaryLimitId", operation.ref());
        limit.put("amount", amount(operation));
        return dated(operation, limit);
    }

    private static Map<String, Object> eligibility(Operation operation) {
        Map<String, Object> eligibility = said(operation, "eligibility", "factors", "revision");
        eligibility.put("bound", moneySaid("bound", operation));
        return dated(operation, eligibility);
    }

    private static Map<String, Object> override(Operation operation) {
        Map<String, Object> override = said(operation, "reasons");
        override.put("reason", REASON);
        return dated(operation, override);
    }

    private static Map<String, Object> reason(Operation operation) {
        return dated(operation, Map.of("reason", REASON));
    }

    /** The fields that are sent as the set says them. */
    private static Map<String, Object> said(Operation operation, String... names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, operation.details().said().path(name));
        }
        return fields;
    }

    private static Map<String, String> moneySaid(String name, Operation operation) {
        JsonNode decimal = operation.details().said().path(name);
        return decimal.isNull() ? null : money(decimal.asString(), operation.currency());
    }

    /** With the business date, if there is one; null where there is nothing to say. */
    private static Map<String, Object> dated(Operation operation, Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        if (operation.details().on() != null) {
            body.put("on", operation.details().on());
        }
        return body.isEmpty() ? null : body;
    }

    private static String parameters(Operation operation) {
        String on = operation.details().on();
        return "?reason=" + REASON + (on == null ? "" : "&on=" + on);
    }

    private static Map<String, String> amount(Operation operation) {
        return money(operation.amount(), operation.currency());
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
