package vouch.query.customer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerView;
import vouch.query.live.LiveView;

/** Finds the customers that events have changed. */
@Component
class LiveCustomers implements LiveView<CustomerView> {

    private final CustomerRows rows;

    LiveCustomers(CustomerRows rows) {
        this.rows = rows;
    }

    @Override
    public String view() {
        return CustomerViewConfiguration.VIEW;
    }

    @Override
    public String idName() {
        return "customerId";
    }

    @Override
    public String idOf(EventMessage<?> event) {
        return event.getPayload() instanceof CustomerEvent customer
                ? customer.customerId().value()
                : null;
    }

    @Override
    public Map<String, CustomerView> changedBy(Collection<? extends EventMessage<?>> events) {
        Map<String, CustomerView> changed = new LinkedHashMap<>();
        rows.find(events.stream()
                        .map(EventMessage::getPayload)
                        .filter(CustomerEvent.class::isInstance)
                        .map(event -> ((CustomerEvent) event).customerId())
                        .collect(Collectors.toSet()))
                .forEach((id, customer) -> changed.put(id.value(), customer));
        return changed;
    }
}
