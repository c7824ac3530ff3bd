package vouch.faults.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What orders and customers were at earlier moments, from the rows of the events alone; as text, to be compared. */
public final class PastStates {

    private static final String NONE = "none";

    private final List<StoredEvent> events;

    /** @param events all of a store, in their order */
    public PastStates(List<StoredEvent> events) {
        this.events = events;
    }

    public Set<String> orders() {
        Set<String> orders = new TreeSet<>();
        events.stream()
                .filter(event -> event.streamType().equals("Order"))
                .forEach(event -> orders.add(event.orderId()));
        return orders;
    }

    public Set<String> customers() {
        Set<String> customers = new TreeSet<>();
        events.stream()
                .filter(event -> event.streamType().equals("Customer"))
                .forEach(event -> customers.add(event.customerId()));
        return customers;
    }

    /** The moments of the first and the last event. */
    public List<Instant> span() {
        return List.of(events.get(0).at(), events.get(events.size() - 1).at());
    }

    /** How many events the order's own stream has. */
    public long versionOfOrder(String id) {
        return count("order/" + id);
    }

    public long versionOfCustomer(String id) {
        return count("customer/" + id);
    }

    private long count(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).count();
    }

    public String orderAt(String id, Instant moment) {
        return order(id, event -> !event.at().isAfter(moment));
    }

    /** With the events of its account that were stored before its next own event. */
    public String orderOfVersion(String id, long version) {
        long next = events.stream()
                .filter(event -> event.stream().equals("order/" + id) && event.sequence() == version)
                .mapToLong(StoredEvent::globalIndex)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return order(id, event -> event.globalIndex() < next);
    }

    public String customerAt(String id, Instant moment) {
        return customer(id, event -> !event.at().isAfter(moment));
    }

    public String customerOfVersion(String id, long version) {
        return customer(id, event -> !event.stream().equals("customer/" + id) || event.sequence() < version);
    }

    private String order(String id, Predicate<StoredEvent> known) {
        OrderFold order = log(known).orders.get(id);
        return order == null || order.states.isEmpty()
                ? NONE
                : "%s %s %d".formatted(order.status(), order.credit.credit, order.states.size());
    }

    private String customer(String id, Predicate<StoredEvent> known) {
        AccountFold account = log(known).accounts.get(id);
        return account == null
                ? NONE
                : "%d limit, %s, %d reserved, %d receivable, %d overdue on %s, %d"
                        .formatted(
                                account.conditions.creditLimit,
                                account.conditions.onHold,
                                account.credit.open(),
                                account.receivable,
                                account.overdue(account.on),
                                account.on,
                                account.states.size());
    }

    private Log log(Predicate<StoredEvent> known) {
        return new Log(events.stream().filter(known).toList(), new Findings());
    }

    /** An order as the HTTP API shows it; null when it shows none. */
    public static String shownOrder(JsonNode order) {
        return order == null
                ? NONE
                : "%s %s %d"
                        .formatted(
                                order.path("status").asString(),
                                order.path("credit").asString(),
                                order.path("version").asLong());
    }

    /** A customer as the HTTP API shows it; null when it shows none. */
    public static String shownCustomer(JsonNode customer) {
        return customer == null
                ? NONE
                : "%d limit, %s, %d reserved, %d receivable, %d overdue on %s, %d"
                        .formatted(
                                Amount.of(customer.path("creditLimit")).minor(),
                                customer.path("onHold").asBoolean(),
                                Amount.of(customer.path("reserved")).minor(),
                                Amount.of(customer.path("receivable")).minor(),
                                Amount.of(customer.path("overdue")).minor(),
                                customer.path("on").asString(),
                                customer.path("version").asLong());
    }
}
