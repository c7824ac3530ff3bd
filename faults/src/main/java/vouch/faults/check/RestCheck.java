package vouch.faults.check;

import static vouch.faults.check.Invariant.O_1;
import static vouch.faults.check.Invariant.O_2;
import static vouch.faults.check.Invariant.S_1;
import static vouch.faults.check.Invariant.S_2;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import vouch.faults.check.CreditFold.Standing;
import vouch.faults.check.Rows.SagaRow;

/** What must have come of every order, and of its saga, once there was time enough. */
final class RestCheck {

    private final Log log;
    private final Rows rows;
    private final Instant before;
    private final Findings findings;

    /** @param before of what was stored before this moment everything must have been done */
    RestCheck(Log log, Rows rows, Instant before, Findings findings) {
        this.log = log;
        this.rows = rows;
        this.before = before;
        this.findings = findings;
    }

    void check() {
        log.orders.forEach((id, order) -> {
            if (isDue(order)) {
                checkOrder("order/" + id, order);
            }
        });
        checkSagas();
    }

    private void checkOrder(String subject, OrderFold order) {
        Standing credit = log.standing(order);
        // An order may wait for days.
        boolean undecided = order.status().equals("PENDING") && credit != Standing.WAITING;
        findings.holds(!undecided, O_1, subject, "a decision", "PENDING");
        Set<Standing> agreeing =
                switch (order.status()) {
                    case "APPROVED" -> Set.of(Standing.OPEN);
                    case "SHIPPED" -> Set.of(Standing.CHARGED);
                    case "PENDING" -> Set.of(Standing.values());
                    default -> Set.of(Standing.NONE, Standing.REJECTED, Standing.RELEASED);
                };
        findings.holds(
                agreeing.contains(credit), O_2, subject + ", credit", order.status() + " with " + agreeing, credit);
    }

    private void checkSagas() {
        Set<String> seen = new HashSet<>();
        for (SagaRow saga : rows.sagas()) {
            String subject = "saga of order/" + saga.orderId();
            findings.holds(seen.add(saga.orderId()), S_1, subject, "one", "another");
            OrderFold order = log.orders.get(saga.orderId());
            if (order == null) {
                findings.report(S_1, subject, "no saga", "one of no order");
            } else {
                check(subject, saga, order);
            }
        }
        log.orders.forEach((id, order) -> {
            boolean waits = isDue(order) && order.status().equals("PENDING") && log.standing(order) == Standing.WAITING;
            findings.holds(!waits || seen.contains(id), S_1, "order/" + id + ", which waits", "a saga", "none");
        });
    }

    private void check(String subject, SagaRow saga, OrderFold order) {
        boolean pending = order.status().equals("PENDING");
        if (isDue(order)) {
            boolean over = !pending && !order.status().equals("APPROVED");
            findings.holds(!over, S_1, subject, "no saga", order.status());
            boolean behind = order.status().equals("APPROVED") && !saga.state().equals("AWAITING_SHIPMENT");
            findings.holds(!behind, S_1, subject, "AWAITING_SHIPMENT", saga.state());
            findings.holds(pending || saga.deadline() == null, S_2, subject, "no deadline", saga.deadline());
        }
        findings.holds(!pending || saga.deadline() != null, S_2, subject, "a deadline", "none");
    }

    private boolean isDue(OrderFold order) {
        return order.created.isBefore(before);
    }
}
