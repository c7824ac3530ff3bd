package vouch.app;

import java.util.SplittableRandom;

/** Requests of all kinds for two customers and a few orders. */
final class AnyRequests {

    static final int ORDERS = 12;
    static final int CUSTOMERS = 2;

    private static final String TERMS =
            "{'onShortage':'%s','tolerancePercent':0,'paymentDays':1,'overdueGraceDays':1,'overdueMinimum':{'amount':'0.00','currency':'GBP'},'reservationDays':1,'on':'%s'}";

    private final String prefix;

    /** @param prefix of all ids */
    AnyRequests(String prefix) {
        this.prefix = prefix;
    }

    record Request(String method, String path, String body, String ifMatch) {

        /** The stream of the order that it is about; empty when it is about an account. */
        String order() {
            String[] parts = path.split("/");
            String id = parts.length > 3 ? parts[3] : body.replaceAll(".*'orderId':'([^']*)'.*", "$1");
            return path.startsWith("/api/orders") ? "order/" + id : "";
        }
    }

    /** The first ones make accounts where orders wait. */
    Request next(int number, SplittableRandom random) {
        if (number < CUSTOMERS) {
            return registration(number);
        }
        return number < 2 * CUSTOMERS ? terms(number - CUSTOMERS) : any(random);
    }

    private Request registration(int customer) {
        return new Request(
                "POST",
                "/api/customers",
                "{'customerId':'%s%d','name':'Any','creditLimit':{'amount':'0.05','currency':'GBP'},'on':'2011-03-01'}"
                        .formatted(prefix, customer),
                null);
    }

    private Request terms(int customer) {
        return new Request(
                "PUT", "/api/customers/" + prefix + customer + "/terms", TERMS.formatted("WAIT", "2011-03-01"), null);
    }

    /** Few ids and small amounts, so that requests meet: some twice, some too early, some with other content. */
    Request any(SplittableRandom random) {
        String customer = "/api/customers/" + prefix + random.nextInt(2);
        String order = "/api/orders/" + prefix + random.nextInt(ORDERS);
        String money = "{'amount':'0.0%d','currency':'%s'}"
                .formatted(random.nextInt(1, 4), random.nextInt(12) == 0 ? "EUR" : "GBP");
        String ifMatch = random.nextInt(5) == 0 ? "\"" + random.nextInt(1, 5) + "\"" : null;
        String on = "2011-03-" + random.nextInt(10, 20);
        return switch (random.nextInt(24)) {
            case 0, 1 ->
                new Request(
                        "POST",
                        "/api/customers",
                        "{'customerId':'%s%d','name':'Any','creditLimit':{'amount':'0.0%d','currency':'GBP'},'on':'%s'}"
                                .formatted(prefix, random.nextInt(2), random.nextInt(5, 7), on),
                        null);
            case 2 ->
                new Request(
                        "PUT",
                        customer + "/credit-limit",
                        "{'creditLimit':%s,'on':'%s'}".formatted(money, on),
                        ifMatch);
            case 3 -> new Request("PUT", customer + "/hold", "{'reason':'late','on':'%s'}".formatted(on), ifMatch);
            case 4 -> new Request("DELETE", customer + "/hold?on=" + on, "", ifMatch);
            case 5 ->
                new Request(
                        "POST",
                        customer + "/payments",
                        "{'paymentId':'P%d','amount':%s,'on':'%s'}".formatted(random.nextInt(2), money, on),
                        ifMatch);
            case 6 ->
                new Request(
                        "POST",
                        customer + "/payments/P" + random.nextInt(2) + "/reversal",
                        "{'reason':'bounced','on':'%s'}".formatted(on),
                        ifMatch);
            case 7 ->
                new Request(
                        "POST",
                        customer + "/credit-notes",
                        "{'creditNoteId':'N%d','amount':%s,'on':'%s'}".formatted(random.nextInt(2), money, on),
                        ifMatch);
            case 8, 9 ->
                new Request("POST", order + "/cancellation", "{'reason':'no','on':'%s'}".formatted(on), ifMatch);
            case 10, 11 -> new Request("POST", order + "/shipment", "{'on':'%s'}".formatted(on), ifMatch);
            case 12, 13 ->
                new Request(
                        "PUT",
                        customer + "/terms",
                        TERMS.formatted(random.nextInt(4) == 0 ? "WARN" : "WAIT", on),
                        ifMatch);
            case 14 ->
                new Request(
                        "POST",
                        customer + "/temporary-limits",
                        "{'temporaryLimitId':'T%d','amount':%s,'from':'%s','until':'2011-03-19','on':'%s'}"
                                .formatted(random.nextInt(2), money, on, on),
                        ifMatch);
            case 15 ->
                new Request("DELETE", customer + "/temporary-limits/T" + random.nextInt(2) + "?on=" + on, "", ifMatch);
            case 16 ->
                new Request(
                        "PUT",
                        customer + "/eligibility",
                        "{'eligibility':'%s','bound':%s,'factors':['any'],'revision':%d,'on':'%s'}"
                                .formatted(
                                        random.nextInt(6) == 0 ? "BLOCKED" : "RESTRICTED",
                                        money,
                                        random.nextInt(1, 9),
                                        on),
                        ifMatch);
            case 17 -> new Request("POST", customer + "/review", "{'on':'%s'}".formatted(on), ifMatch);
            case 18 ->
                new Request(
                        "POST",
                        order + "/credit-override",
                        "{'reasons':['CREDIT_HOLD','NOT_ELIGIBLE','OVERDUE','CREDIT_LIMIT_EXCEEDED'],'reason':'known','on':'%s'}"
                                .formatted(on),
                        ifMatch);
            case 19 ->
                new Request("POST", order + "/credit-refusal", "{'reason':'no','on':'%s'}".formatted(on), ifMatch);
            default ->
                new Request(
                        "POST",
                        "/api/orders",
                        "{'orderId':'%s%d','customerId':'%s%d','lines':[{'sku':'A','quantity':1,'unitPrice':%s}],'on':'%s'}"
                                .formatted(prefix, random.nextInt(ORDERS), prefix, random.nextInt(2), money, on),
                        null);
        };
    }
}
