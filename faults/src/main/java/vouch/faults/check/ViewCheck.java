package vouch.faults.check;

import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.E_2;
import static vouch.faults.check.Invariant.E_3;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vouch.faults.check.Rows.CustomerRow;
import vouch.faults.check.Rows.OrderRow;
import vouch.faults.check.Rows.Token;

/** The views against the events. */
final class ViewCheck {

    private final Log log;
    private final Rows rows;
    private final Findings findings;
    private final boolean atRest;

    /** @param before of what was stored before this moment everything must have been seen */
    ViewCheck(Log log, Rows rows, Instant before, Findings findings) {
        this.log = log;
        this.rows = rows;
        this.findings = findings;
        atRest = rows.events().stream().allMatch(event -> event.isBefore(before));
    }

    void check() {
        checkTokens();
        Set<String> orders = new HashSet<>();
        Map<String, Long> reserved = new HashMap<>();
        for (OrderRow row : rows.orders()) {
            orders.add(row.orderId());
            check(row, log.orders.get(row.orderId()));
            if (row.credit().equals("RESERVED")) {
                reserved.merge(row.customerId(), row.total(), Math::addExact);
            }
        }
        missing("order_view", log.orders.keySet(), orders);

        Set<String> customers = new HashSet<>();
        for (CustomerRow row : rows.customers()) {
            customers.add(row.customerId());
            check(row, log.accounts.get(row.customerId()));
            if (atRest) {
                long sum = reserved.getOrDefault(row.customerId(), 0L);
                findings.equal(C_2, "customer_view " + row.customerId() + ", reserved", sum, row.reserved());
            }
        }
        missing("customer_view", log.accounts.keySet(), customers);
    }

    private void check(OrderRow row, OrderFold order) {
        String subject = "order_view " + row.orderId();
        if (isKnown(subject, order == null ? 0 : order.states.size(), row.version())) {
            AccountFold account = log.accounts.get(row.customerId());
            findings.equal(E_3, subject, order.row(row, account == null ? null : account.registered, atRest), row);
        }
    }

    private void check(CustomerRow row, AccountFold account) {
        String subject = "customer_view " + row.customerId();
        if (isKnown(subject, account == null ? 0 : account.states.size(), row.version())) {
            findings.equal(E_3, subject, account.row(row), row);
        }
    }

    private boolean isKnown(String subject, int events, long version) {
        boolean possible = version >= 1 && version <= events;
        findings.holds(possible, E_2, subject + ", version", "1 to " + events, version);
        findings.holds(!possible || !atRest || version == events, E_2, subject + ", version", "" + events, version);
        return possible;
    }

    private void missing(String view, Set<String> expected, Set<String> found) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(found);
        if (atRest) {
            missing.forEach(id -> findings.report(E_2, view + " " + id, "a row", "none"));
        }
    }

    /**
     * A processor that is ahead of the log would skip what comes next. One that is behind says nothing: events that do not
     * concern it move its position only now and then.
     */
    private void checkTokens() {
        long head =
                rows.events().stream().mapToLong(StoredEvent::globalIndex).max().orElse(0);
        for (Token token : rows.tokens()) {
            String subject = "processor " + token.processor() + "/" + token.segment();
            long index = token.position().path("index").asLong(0);
            findings.holds(index <= head, E_2, subject, "a position up to " + head, index);
        }
    }
}
