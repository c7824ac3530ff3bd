package vouch.engine.outage;

import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Reports whether Axon Server can be reached. Axon's own indicator is for an older Spring Boot. */
class AxonServerHealth extends AbstractHealthIndicator {

    private final AxonServerConnectionManager manager;

    AxonServerHealth(AxonServerConnectionManager manager) {
        this.manager = manager;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Boolean> contexts = manager.connections();
        boolean up = !contexts.isEmpty() && contexts.values().stream().allMatch(Boolean::booleanValue);
        health.status(up ? "UP" : "DOWN").withDetails(contexts);
    }
}
