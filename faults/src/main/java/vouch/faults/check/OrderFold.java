package vouch.faults.check;

import static vouch.faults.check.Invariant.C_4;
import static vouch.faults.check.Invariant.O_1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vouch.faults.check.Rows.OrderRow;

/** One order as its events make it. */
final class OrderFold {

    private static final Map<String, String> STATUS = Map.of(
            "OrderCreated", "PENDING",
            "OrderApproved", "APPROVED",
            "OrderRejected", "REJECTED",
            "OrderCancelled", "CANCELLED",
            "OrderShipped", "SHIPPED");

    private static final Map<String, Set<String>> NEXT = Map.of(
            "ABSENT", Set.of("PENDING"),
            "PENDING", Set.of("APPROVED", "REJECTED", "CANCELLED"),
            "APPROVED", Set.of("SHIPPED", "CANCELLED"));

    /** The order after each event of its own. */
    record State(String status, String reason, Instant decidedAt, LocalDate shippedOn) {}

    final List<State> states = new ArrayList<>();
    final OrderCredit credit = new OrderCredit();
    StoredEvent created;

    private long total;
    private String currency = "";

    private final Findings findings;

    OrderFold(Findings findings) {
        this.findings = findings;
    }

    String status() {
        return states.isEmpty() ? "ABSENT" : states.get(states.size() - 1).status();
    }

    /** Whether it ended while its credit may not have been decided on. */
    boolean isClosedUndecided() {
        State last = states.get(states.size() - 1);
        return last.status().equals("CANCELLED") || isTimeout(last.reason());
    }

    /** Whether only the order knows the reason: its account may hold credit for it, or let it wait. */
    static boolean isTimeout(String reason) {
        return "DECISION_TIMEOUT".equals(reason) || "WAITING_TIMEOUT".equals(reason);
    }

    /** The row that the view must have when it has seen as many of the order's own events as the found one says. */
    OrderRow row(OrderRow found, StoredEvent customer, boolean complete) {
        State state = states.get((int) found.version() - 1);
        String name = customer == null ? null : customer.text("name");
        return new OrderRow(
                created.orderId(),
                created.customerId(),
                complete ? name : found.customerName(),
                state.status(),
                complete ? credit.credit : found.credit(),
                reason(state, found, complete),
                total,
                currency,
                details(state, found.details(), complete),
                created.at(),
                state.decidedAt(),
                found.version(),
                complete ? decisionNumber(found) : found.decisionNumber());
    }

    /** While an order waits, the reason is the first for which it does. */
    private String reason(State state, OrderRow found, boolean complete) {
        if (!state.status().equals("PENDING")) {
            return state.reason();
        }
        return complete ? credit.deferredFor : found.reason();
    }

    /** Those found, but with what the events say. */
    private JsonNode details(State state, JsonNode found, boolean complete) {
        ObjectNode details = found.isObject() ? (ObjectNode) found.deepCopy() : JsonNodeFactory.instance.objectNode();
        details.set("lines", created.payload().path("lines"));
        if (isDated(found)) {
            details.put("on", created.on().toString());
            details.put(
                    "shippedOn",
                    state.shippedOn() == null ? null : state.shippedOn().toString());
        }
        if (complete) {
            details.set("decision", credit.decision(found.path("decision")));
            if (isDated(found)) {
                details.setAll(credit.details(state.status().equals("REJECTED") ? state.reason() : null));
            }
        }
        return details;
    }

    /** False in the store of a release before the business dates. */
    private boolean isDated(JsonNode found) {
        return found.has("on") || !created.isOfFirstRevision();
    }

    private Long decisionNumber(OrderRow found) {
        return isDated(found.details()) ? credit.decisionNumber : found.decisionNumber();
    }

    void add(StoredEvent event) {
        String next = STATUS.getOrDefault(event.type(), event.type());
        Set<String> allowed = NEXT.getOrDefault(status(), Set.of());
        findings.holds(allowed.contains(next), O_1, event.name(), "one of " + allowed + " after " + status(), next);
        if (created == null) {
            created = event;
            checkTotal(event);
        }
        Instant decidedAt =
                states.isEmpty() ? null : states.get(states.size() - 1).decidedAt();
        boolean decides = next.equals("APPROVED") || next.equals("REJECTED");
        JsonNode given = event.payload().path("reason");
        String reason = given.isString() ? given.stringValue() : null;
        LocalDate shippedOn = next.equals("SHIPPED") ? event.on() : null;
        states.add(new State(next, reason, decides ? event.at() : decidedAt, shippedOn));
    }

    private void checkTotal(StoredEvent event) {
        try {
            Amount stored = event.amount("total");
            total = stored.minor();
            currency = stored.currency();
            long sum = 0;
            for (JsonNode line : event.payload().path("lines")) {
                Amount price = Amount.of(line.path("unitPrice"));
                findings.equal(C_4, event.name() + ", currency", currency, price.currency());
                sum = Math.addExact(
                        sum,
                        Math.multiplyExact(price.minor(), line.path("quantity").asLong(0)));
            }
            findings.equal(C_4, event.name() + ", total", sum, total);
            findings.holds(sum > 0, C_4, event.name(), "a total of more than 0", sum);
        } catch (ArithmeticException e) {
            findings.report(C_4, event.name(), "exact amounts", e.getMessage());
        }
    }
}
