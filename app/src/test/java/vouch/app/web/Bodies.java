package vouch.app.web;

/** Bodies of requests, each of them valid; tests break them. */
final class Bodies {

    static final String MONEY = "{\"amount\":\"12.50\",\"currency\":\"GBP\"}";
    static final String LINE = "{\"sku\":\"85123A\",\"quantity\":6,\"unitPrice\":" + MONEY + "}";
    static final String ORDER = "{\"orderId\":\"536365\",\"customerId\":\"17850\",\"lines\":[" + LINE + "]}";
    static final String CUSTOMER =
            "{\"customerId\":\"17850\",\"name\":\"Ada\",\"country\":\"Norway\",\"creditLimit\":" + MONEY + "}";
    static final String LIMIT = "{\"creditLimit\":" + MONEY + ",\"reason\":\"good payer\"}";
    static final String REASON = "{\"reason\":\"changed my mind\"}";
    static final String PAYMENT = "{\"paymentId\":\"P-1\",\"amount\":" + MONEY + "}";
    static final String CREDIT_NOTE = "{\"creditNoteId\":\"N-1\",\"amount\":" + MONEY + ",\"reason\":\"damaged\"}";

    private Bodies() {}
}
