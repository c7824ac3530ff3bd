package vouch.query.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import vouch.api.customer.Exposure;
import vouch.query.live.LiveView;

/** Finds today's exposure of the customers that events have changed; empty for those that have none. */
@Component
class LiveExposure implements LiveView<Optional<Exposure>> {

    private final LiveCustomers customers;
    private final ExposureRows rows;
    private final Clock clock;

    LiveExposure(LiveCustomers customers, ExposureRows rows, Clock clock) {
        this.customers = customers;
        this.rows = rows;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public String view() {
        return customers.view();
    }

    @Override
    public String idName() {
        return customers.idName();
    }

    @Override
    public String idOf(EventMessage<?> event) {
        return customers.idOf(event);
    }

    @Override
    public Map<String, Optional<Exposure>> changedBy(Collection<? extends EventMessage<?>> events) {
        Map<String, Optional<Exposure>> changed = new HashMap<>();
        events.stream().map(this::idOf).filter(Objects::nonNull).forEach(id -> changed.put(id, Optional.empty()));
        if (!changed.isEmpty()) {
            rows.find(today(), changed.keySet())
                    .forEach(line -> changed.put(line.customerId().value(), Optional.of(line)));
        }
        return changed;
    }
}
