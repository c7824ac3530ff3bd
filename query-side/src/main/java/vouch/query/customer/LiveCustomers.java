package vouch.query.customer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
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
    public String idOf(Object event) {
        return event instanceof CustomerEvent customer ? customer.customerId().value() : null;
    }

    @Override
    public Map<String, CustomerView> changedBy(Collection<?> events) {
        Map<String, CustomerView> changed = new LinkedHashMap<>();
        rows.find(events.stream()
                        .filter(CustomerEvent.class::isInstance)
                        .map(event -> ((CustomerEvent) event).customerId())
                        .collect(Collectors.toSet()))
                .forEach((id, customer) -> changed.put(id.value(), customer));
        return changed;
    }
}
