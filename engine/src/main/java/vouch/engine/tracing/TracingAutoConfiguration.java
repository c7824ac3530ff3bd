package vouch.engine.tracing;

import io.opentelemetry.api.OpenTelemetry;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Makes commands and events part of the trace of the request that caused them. */
@AutoConfiguration(after = OpenTelemetrySdkAutoConfiguration.class, before = AxonTracingAutoConfiguration.class)
public class TracingAutoConfiguration {

    /** Axon's own one asks for a global instance, and Boot sets none: its spans would be lost. */
    @Bean
    SpanFactory spanFactory(OpenTelemetry traces) {
        return OpenTelemetrySpanFactory.builder()
                .tracer(traces.getTracer("vouch"))
                .contextPropagators(traces.getPropagators().getTextMapPropagator())
                .build();
    }

    /** A command that is sent after its event was handled still knows the trace of the event. */
    @Bean
    CorrelationDataProvider traceOfTheCause() {
        return new SimpleCorrelationDataProvider("traceparent", "tracestate");
    }
}
