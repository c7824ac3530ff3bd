package vouch.faults;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import vouch.acceptance.Call;
import vouch.acceptance.Shop;
import vouch.faults.check.Operation.Kind;

/**
 * Something that a client wants, with the ids that it keeps however often it has to ask.
 *
 * @param minor the amount in pence; 0 where there is none
 */
record Action(Kind kind, String target, String customer, long minor, Call call) {

    static final String CURRENCY = "GBP";

    static Action register(String customer, long limit) {
        return new Action(Kind.REGISTER, customer, customer, limit, Shop.registration(customer, limit));
    }

    static Action order(String order, String customer, long total) {
        return new Action(Kind.ORDER, order, customer, total, Shop.creation(order, customer, total));
    }

    /** As large as an order may be: a hundred lines of the longest names, in letters that take the double of others. */
    static Action largeOrder(String order, String customer) {
        List<Map<String, Object>> lines =
                Collections.nCopies(100, Map.of("sku", "Ж".repeat(100), "quantity", 1, "unitPrice", Shop.money(1)));
        Call call = Call.post("/api/orders", Map.of("orderId", order, "customerId", customer, "lines", lines));
        return new Action(Kind.ORDER, order, customer, 100, call);
    }

    static Action ship(String order, String customer) {
        return new Action(Kind.SHIP, order, customer, 0, Shop.shipment(order));
    }

    static Action cancel(String order, String customer) {
        return new Action(Kind.CANCEL, order, customer, 0, Shop.cancellation(order));
    }

    static Action pay(String payment, String customer, long amount) {
        return new Action(Kind.PAYMENT, payment, customer, amount, Shop.payment(payment, customer, amount));
    }

    static Action reverse(String payment, String customer) {
        String path = "/api/customers/" + customer + "/payments/" + payment + "/reversal";
        return new Action(Kind.REVERSAL, payment, customer, 0, Call.post(path, Map.of("reason", "bounced")));
    }

    static Action limit(String customer, long limit) {
        String path = "/api/customers/" + customer + "/credit-limit";
        return new Action(
                Kind.LIMIT, customer, customer, limit, Call.put(path, Map.of("creditLimit", Shop.money(limit))));
    }

    /** Orders for which the customer lacks credit wait from now on. */
    static Action letWait(String customer) {
        Map<String, Object> terms =
                Map.of("onShortage", "WAIT", "tolerancePercent", 0, "paymentDays", 30, "overdueMinimum", Shop.money(0));
        return new Action(Kind.TERMS, customer, customer, 0, Call.put("/api/customers/" + customer + "/terms", terms));
    }

    static Action override(String order, String customer) {
        Map<String, Object> body = Map.of("reasons", List.of("CREDIT_LIMIT_EXCEEDED"), "reason", "known");
        return new Action(
                Kind.OVERRIDE, order, customer, 0, Call.post("/api/orders/" + order + "/credit-override", body));
    }

    static Action refuse(String order, String customer) {
        Call call = Call.post("/api/orders/" + order + "/credit-refusal", Map.of("reason", "known"));
        return new Action(Kind.REFUSAL, order, customer, 0, call);
    }

    Action waiting() {
        return new Action(kind, target, customer, minor, call.waiting());
    }
}
