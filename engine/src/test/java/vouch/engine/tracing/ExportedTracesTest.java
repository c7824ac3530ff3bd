package vouch.engine.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ExportedTracesTest {

    private static final String[] CANDIDATES = {
        null,
        "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
        "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration",
        "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
        "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
        TracingAutoConfiguration.class.getName()
    };

    private final MockEnvironment environment = new MockEnvironment();
    private final ExportedTraces traces = new ExportedTraces();

    @Test
    void areNotMadeWithoutAnAddress() {
        traces.setEnvironment(environment);

        assertThat(traces.match(CANDIDATES, null)).containsExactly(false, true, false, false, false, false);
    }

    @Test
    void areMadeForAnAddressAndNeverByAxonsOwnConfiguration() {
        traces.setEnvironment(environment.withProperty(ExportedTraces.ADDRESS, "http://127.0.0.1:4318/v1/traces"));

        assertThat(traces.match(CANDIDATES, null)).containsExactly(false, true, false, true, true, true);
    }
}
