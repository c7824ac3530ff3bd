package vouch.engine.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class AxonServerHealthTest {

    private final AxonServerConnectionManager manager = mock(AxonServerConnectionManager.class);

    @Test
    void isUpWhileEveryContextIsConnected() {
        assertThat(health(Map.of("default", true, "other", true))).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhileOneContextIsNot() {
        assertThat(health(Map.of("default", true, "other", false))).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownBeforeTheFirstConnection() {
        assertThat(health(Map.of())).isEqualTo(Status.DOWN);
    }

    private Status health(Map<String, Boolean> connections) {
        when(manager.connections()).thenReturn(connections);
        return new AxonServerHealth(manager).health().getStatus();
    }
}
