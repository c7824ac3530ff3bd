package vouch.benchmarks.compare;

import java.util.List;

/**
 * A page of the console, and the queries that it asks, as a program asks them over the API.
 *
 * @param page its address
 */
record Screen(String name, String page, List<String> queries) {

    /** What is looked at where a page shows one of something. */
    record Looked(String order, String customer, String event, String whatIf) {}

    static List<Screen> all(Looked at) {
        String order = "/api/orders/" + at.order;
        String customer = "/api/customers/" + at.customer;
        String waiting = "/api/orders?credit=WAITING&order=oldest";
        return List.of(
                of("start", "/start", "/api/orders?limit=5"),
                of(
                        "queue",
                        "/queue",
                        waiting + "&limit=50",
                        customer,
                        waiting + "&limit=500&customerId=" + at.customer),
                of("orders", "/orders", "/api/orders?limit=50"),
                of("order", "/orders/" + at.order, order, order + "/why", order + "/timeline", customer),
                of("customers", "/customers", "/api/customers?limit=50"),
                of(
                        "customer",
                        "/customers/" + at.customer,
                        customer,
                        customer + "/aging",
                        customer + "/timeline?order=newest&limit=200",
                        customer + "?version=1",
                        "/api/orders?limit=20&customerId=" + at.customer,
                        waiting + "&limit=20&customerId=" + at.customer),
                of("exposure", "/exposure", "/api/exposure?limit=50", "/api/exposure/total"),
                of("what-ifs", "/what-if", "/api/what-if?limit=50"),
                of(
                        "what-if",
                        "/what-if/" + at.whatIf,
                        "/api/what-if/" + at.whatIf,
                        "/api/what-if/" + at.whatIf + "/flips?limit=50"),
                of("events", "/events", "/api/events?limit=50"),
                of("event", "/events/" + at.event, "/api/events/" + at.event, "/api/events/" + at.event + "/chain"),
                of("flow", "/flow", "/actuator/sagas?limit=100"),
                of(
                        "operations",
                        "/operations",
                        "/actuator/processors",
                        "/actuator/views/customer-view",
                        "/actuator/views/history",
                        "/actuator/views/order-view",
                        "/actuator/deadletters",
                        "/actuator/seal",
                        "/actuator/operations",
                        "/actuator/users",
                        "/actuator/apikeys",
                        "/actuator/erasures"));
    }

    private static Screen of(String name, String page, String... queries) {
        return new Screen(name, page, List.of(queries));
    }
}
