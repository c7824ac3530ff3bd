package vouch.engine.processors;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Shows how the event processors of this node get on. */
@AutoConfiguration
@EnableConfigurationProperties(ReadinessSettings.class)
public class ProcessorStatusAutoConfiguration {

    @Bean
    StoppedProcessors processorsHealthIndicator(
            EventProcessingConfiguration processing, MeterRegistry metrics, Clock clock) {
        return new StoppedProcessors(processing, metrics, clock);
    }

    @Bean
    ProcessorStatus processorStatus(EventStore events, StoppedProcessors stopped, Clock clock) {
        return new ProcessorStatus(events, stopped, clock);
    }

    @Bean
    ViewReadiness viewsHealthIndicator(
            EventProcessingConfiguration processing,
            ProcessorStatus status,
            TokenStore tokens,
            ReadinessSettings settings) {
        return new ViewReadiness(processing, status, tokens, settings);
    }

    @Bean
    @Profile("axonserver")
    AxonServerDashboard axonServerDashboard() {
        return new AxonServerDashboard();
    }
}
