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
    static final String TERMS =
            "{\"onShortage\":\"WAIT\",\"tolerancePercent\":10,\"paymentDays\":14,\"overdueGraceDays\":7,\"overdueMinimum\":"
                    + MONEY + ",\"reservationDays\":30,\"reason\":\"agreed\",\"on\":\"2011-03-31\"}";
    static final String ELIGIBILITY = "{\"eligibility\":\"RESTRICTED\",\"bound\":" + MONEY
            + ",\"factors\":[\"rating\"],\"revision\":3,\"on\":\"2011-03-31\"}";
    static final String TEMPORARY_LIMIT = "{\"temporaryLimitId\":\"T-1\",\"amount\":" + MONEY
            + ",\"from\":\"2011-11-01\",\"until\":\"2011-12-31\",\"reason\":\"season\",\"on\":\"2011-03-31\"}";
    static final String OVERRIDE =
            "{\"reasons\":[\"OVERDUE\",\"CREDIT_HOLD\"],\"reason\":\"good payer\",\"on\":\"2011-03-31\"}";

    private Bodies() {}
}
