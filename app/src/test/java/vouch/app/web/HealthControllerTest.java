package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import vouch.engine.processors.ViewReadiness;

@WebTest
class HealthControllerTest {

    private final ApplicationAvailability started = mock();
    private final ViewReadiness views = mock();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/actuator/health"})
    void saysThatAllIsWellAndNothingElse(String path) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(Http.on(port).get(path).body()).isEqualTo("{\"status\":\"UP\"}"));
    }

    @Test
    void isNotReadyWhileItsViewsAreBehind() {
        when(started.getReadinessState()).thenReturn(ReadinessState.ACCEPTING_TRAFFIC);
        HealthController health = new HealthController(mock(), started, Optional.of(views));

        assertThat(health.ready().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);

        when(views.isReady()).thenReturn(true);
        assertThat(health.ready().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void isReadyWithoutViews() {
        when(started.getReadinessState()).thenReturn(ReadinessState.ACCEPTING_TRAFFIC);

        assertThat(new HealthController(mock(), started, Optional.empty())
                        .ready()
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }
}
