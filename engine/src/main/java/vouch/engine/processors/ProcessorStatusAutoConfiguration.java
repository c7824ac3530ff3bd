package vouch.engine.processors;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Shows how the event processors of this node get on. */
@AutoConfiguration
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
    @Profile("axonserver")
    AxonServerDashboard axonServerDashboard() {
        return new AxonServerDashboard();
    }
}
