package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class HealthControllerTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/actuator/health"})
    void saysThatAllIsWellAndNothingElse(String path) {
        assertThat(Http.on(port).get(path).body()).isEqualTo("{\"status\":\"UP\"}");
    }
}
