package vouch.query.history;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.history.RecordedEvent;
import vouch.api.order.OrderId;
import vouch.domain.view.KnownCustomer;
import vouch.engine.eventstore.LoggedEvent;

/** Shows a new event as the timeline of its order or customer has it, with what it changed. */
@Component
class LiveTimelines {

    /** So many customers, those with the newest events, are kept as they were after them: the next event follows soon. */
    private static final int MOST_KEPT = 100;

    private final PastOrders orders;
    private final PastCustomers customers;
    private final Map<CustomerId, KnownCustomer> last = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CustomerId, KnownCustomer> eldest) {
            return size() > MOST_KEPT;
        }
    };

    LiveTimelines(PastOrders orders, PastCustomers customers) {
        this.orders = orders;
        this.customers = customers;
    }

    /** Null while the event is not noted as one of the order. */
    RecordedEvent ofOrder(OrderId id, LoggedEvent event) {
        return orders.steps(id, Knowledge.EVERYTHING).stream()
                .filter(step -> step.event().position() == event.position())
                .map(OrderHistoryHandler::recorded)
                .findFirst()
                .orElse(null);
    }

    RecordedEvent ofCustomer(CustomerId id, LoggedEvent event) {
        long number = event.data().getSequenceNumber();
        KnownCustomer kept = kept(id);
        KnownCustomer before = kept.version() == number ? kept : customers.after(id, number);
        KnownCustomer after = PastCustomers.after(before, event);
        keep(id, after);
        return Recorded.of(event).with(Recorded.changes(before.shown(), after.shown()));
    }

    private synchronized KnownCustomer kept(CustomerId id) {
        return last.getOrDefault(id, KnownCustomer.NOTHING);
    }

    private synchronized void keep(CustomerId id, KnownCustomer after) {
        last.put(id, after);
    }
}
