package vouch.acceptance;

import static vouch.acceptance.Call.delete;
import static vouch.acceptance.Call.post;
import static vouch.acceptance.Call.put;

import java.util.List;
import java.util.Map;

/** How each operation is said to Vouch. The contract is {@code docs/http-api.md}. */
final class Calls {

    private static final Map<String, String> REASON = Map.of("reason", "conformance");

    private Calls() {}

    static List<Call> of(Operation operation) {
        String customer = customer(operation.customer());
        return switch (operation.kind()) {
            case REGISTER -> List.of(post("/api/customers", registration(operation)));
            case ORDER -> List.of(post("/api/orders", order(operation)).waiting());
            case ORDER_ASYNC -> List.of(post("/api/orders", order(operation)));
            case ORDER_THEN_CANCEL -> List.of(post("/api/orders", order(operation)), cancellation(operation));
            case SHIP ->
                List.of(post("/api/orders/" + operation.ref() + "/shipment", null)
                        .waiting());
            case CANCEL -> List.of(cancellation(operation));
            case PAYMENT -> List.of(post(customer + "/payments", entry("paymentId", operation)));
            case REVERSE -> List.of(post(customer + "/payments/" + operation.ref() + "/reversal", REASON));
            case CREDIT_NOTE -> List.of(post(customer + "/credit-notes", entry("creditNoteId", operation)));
            case LIMIT -> List.of(put(customer + "/credit-limit", Map.of("creditLimit", amount(operation))));
            case HOLD -> List.of(put(customer + "/hold", REASON));
            case LIFT_HOLD -> List.of(delete(customer + "/hold?reason=conformance"));
        };
    }

    static String customer(String id) {
        return "/api/customers/" + id;
    }

    private static Map<String, Object> registration(Operation operation) {
        String id = operation.customer();
        return Map.of("customerId", id, "name", "Customer " + id, "creditLimit", amount(operation));
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
        return Map.of("orderId", operation.ref(), "customerId", operation.customer(), "lines", lines);
    }

    private static Call cancellation(Operation operation) {
        return post("/api/orders/" + operation.ref() + "/cancellation", null).waiting();
    }

    private static Map<String, Object> entry(String idName, Operation operation) {
        return Map.of(idName, operation.ref(), "amount", amount(operation));
    }

    private static Map<String, String> amount(Operation operation) {
        return money(operation.amount(), operation.currency());
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
