package vouch.faults.check;

import static vouch.faults.check.Invariant.O_1;
import static vouch.faults.check.Invariant.O_2;
import static vouch.faults.check.Invariant.S_1;
import static vouch.faults.check.Invariant.S_2;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vouch.faults.check.CreditFold.Standing;
import vouch.faults.check.Rows.Association;
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
        checkDeadlines();
    }

    private void checkOrder(String subject, OrderFold order) {
        findings.holds(!order.status().equals("PENDING"), O_1, subject, "a decision", "PENDING");
        Standing credit = log.standing(order);
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
        Set<String> alive = rows.sagas().stream().map(SagaRow::id).collect(Collectors.toSet());
        Map<String, String> sagas = new HashMap<>();
        Set<String> associated = new HashSet<>();
        for (Association association : rows.associations()) {
            String other = sagas.putIfAbsent(association.value(), association.sagaId());
            findings.equal(S_1, association.value() + ", another saga", null, other);
            findings.holds(alive.contains(association.sagaId()), S_1, association.value(), "a saga", "none");
            associated.add(association.sagaId());
            OrderFold order = log.orders.get(association.value().replaceFirst("order/", ""));
            boolean over = order == null
                    || isDue(order) && !Set.of("PENDING", "APPROVED").contains(order.status());
            findings.holds(
                    !over, S_1, association.value(), "no saga", order == null ? "one of no order" : order.status());
        }
        alive.forEach(saga -> findings.holds(associated.contains(saga), S_1, "saga " + saga, "an order", "none"));
    }

    private void checkDeadlines() {
        Map<String, SagaRow> sagas = rows.sagas().stream().collect(Collectors.toMap(SagaRow::id, saga -> saga));
        Set<String> deadlines = new HashSet<>();
        rows.deadlines().forEach(deadline -> {
            deadlines.add(deadline.id());
            SagaRow saga = sagas.get(deadline.sagaId());
            String awaited =
                    saga == null ? null : saga.saga().path("deadlineId").asString("");
            findings.equal(S_2, "deadline " + deadline.id() + ", awaited", deadline.id(), awaited);
        });
        for (SagaRow saga : rows.sagas()) {
            OrderFold order = log.orders.get(saga.saga().path("orderId").asString(""));
            String awaited = saga.saga().path("deadlineId").asString("");
            if (order != null && isDue(order) && !order.status().equals("PENDING") && !awaited.isEmpty()) {
                String found = deadlines.contains(awaited) ? "one" : "one that is gone";
                findings.report(
                        S_2, "saga " + saga.id() + " of the " + order.status() + " order", "no deadline", found);
            }
        }
    }

    private boolean isDue(OrderFold order) {
        return order.created.isBefore(before);
    }
}
