package vouch.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.app.Application;

/** What the management port answers to whom. */
class OtherMachinesTest {

    private static final String ADDRESS_OF_THE_POD = "10.1.2.3";

    private final OtherMachines machines = new OtherMachines(JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/info",
                "/actuator/metrics",
                "/actuator/metrics/vouch.deadletters",
                "/actuator/metrics/jvm.memory.used",
                "/actuator/prometheus"
            })
    void mayReadWhatAMonitorReads(String path) throws Exception {
        assertThat(answered("GET", path, ADDRESS_OF_THE_POD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator",
        "GET, /actuator/processors",
        "GET, /actuator/deadletters",
        "GET, /actuator/sagas",
        "GET, /actuator/operations",
        "POST, /actuator/processors/order-saga/stop",
        "POST, /actuator/health",
        "GET, /actuator/health/../sagas",
        "GET, /actuator/health/%2e%2e/sagas",
        "GET, /actuator/sagas;/actuator/health",
        "GET, /actuator/metrics/..",
        "POST, /actuator/prometheus",
        "GET, /actuator/prometheus/../sagas",
        "GET, /"
    })
    void mayDoAndReadNothingElse(String method, String path) throws Exception {
        assertThat(answered(method, path, ADDRESS_OF_THE_POD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0:0:0:0:0:0:0:1"})
    void areNotWhoAsksFromThisOne(String address) throws Exception {
        assertThat(answered("POST", "/actuator/processors/order-saga/stop", address))
                .isTrue();
    }

    /** Behind Kubernetes, Spring takes the sender's address from a header. */
    @Test
    void cannotSayThatTheyAreThisOne() throws Exception {
        MockHttpServletRequest request = request("POST", "/actuator/processors/order-saga/stop", ADDRESS_OF_THE_POD);
        request.setRemoteAddr("127.0.0.1");

        assertThat(answered(request, new MockHttpServletResponse())).isFalse();
    }

    @Test
    void areToldWhatTheyMayDo() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThat(answered(request("GET", "/actuator/sagas", ADDRESS_OF_THE_POD), response))
                .isFalse();

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.getContentAsString());
        assertThat(problem.get("detail").asString()).contains("health, info and metrics", "port-forward");
        assertThat(problem.get("instance").asString()).isEqualTo("/actuator/sagas");
    }

    @Test
    void areHeldOffWhereManagementHasAPortOfItsOwn(@TempDir Path data) {
        AtomicReference<ApplicationContext> management = new AtomicReference<>();
        ApplicationListener<WebServerInitializedEvent> listener =
                event -> management.set(event.getApplicationContext());
        try (ConfigurableApplicationContext main = new SpringApplicationBuilder(Application.class)
                .listeners(listener)
                .run(
                        "--vouch.sides=command",
                        "--spring.profiles.active=axonserver",
                        "--vouch.security.message-keys=a-key-that-all-processes-of-this-test-share",
                        "--axon.axonserver.servers=127.0.0.1:1",
                        "--vouch.data-dir=" + data,
                        "--vouch.security.open=true",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--logging.level.io.axoniq=off",
                        "--logging.level.org.axonframework=off")) {
            assertThat(management.get().getParent()).isSameAs(main);
            assertThat(management.get().getBeansOfType(Filter.class).values())
                    .hasAtLeastOneElementOfType(OtherMachines.class);
            assertThat(main.getBeansOfType(OtherMachines.class)).isEmpty();
        }
    }

    private boolean answered(String method, String path, String localAddress) throws Exception {
        return answered(request(method, path, localAddress), new MockHttpServletResponse());
    }

    private boolean answered(MockHttpServletRequest request, MockHttpServletResponse response) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        machines.doFilter(request, response, chain);
        return chain.getRequest() != null;
    }

    private static MockHttpServletRequest request(String method, String path, String localAddress) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setLocalAddr(localAddress);
        return request;
    }
}
