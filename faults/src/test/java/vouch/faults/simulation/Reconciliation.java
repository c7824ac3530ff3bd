package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderId;
import vouch.saga.Coordination;

/** Settles the orders that are not settled by the events that it has read, by the real reconciler's decision. */
final class Reconciliation {

    private final Ledger ledger;
    private final Line line;
    private final Coordination coordination;

    Reconciliation(Ledger ledger, Line line, Coordination coordination) {
        this.ledger = ledger;
        this.line = line;
        this.coordination = coordination;
    }

    /** Of which anything is stored. */
    List<OrderId> orders() {
        Set<OrderId> orders = new LinkedHashSet<>();
        for (DomainEventMessage<?> event : ledger.events()) {
            OrderId order = Coordination.orderOf(event);
            if (order != null) {
                orders.add(order);
            }
        }
        return List.copyOf(orders);
    }

    /** Whether there was one to settle. Reads behind the present: so many events. */
    boolean settle(int events) {
        List<DomainEventMessage<?>> read = List.copyOf(ledger.events().subList(0, events));
        List<OrderId> unsettled = orders().stream()
                .filter(order -> !Coordination.isSettled(of(order, read)))
                .toList();
        for (OrderId order : unsettled) {
            Narration.tell("the reconciler settles", order);
            Attempt.to(() -> coordination.settle(order), line);
        }
        return !unsettled.isEmpty();
    }

    private static List<DomainEventMessage<?>> of(OrderId order, List<DomainEventMessage<?>> read) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (DomainEventMessage<?> event : read) {
            if (order.equals(Coordination.orderOf(event))) {
                events.add(event);
            }
        }
        return events;
    }
}
