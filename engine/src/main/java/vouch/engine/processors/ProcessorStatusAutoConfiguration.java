package vouch.engine.processors;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.nodes.Node;

/** Shows how the event processors of this node get on. */
@AutoConfiguration
@EnableConfigurationProperties(ReadinessSettings.class)
public class ProcessorStatusAutoConfiguration {

    @Bean
    GivingWay givingWay(EventStore events) {
        return new GivingWay(events);
    }

    @Bean
    StoppedProcessors processorsHealthIndicator(
            EventProcessingConfiguration processing, MeterRegistry metrics, Clock clock) {
        return new StoppedProcessors(processing, metrics, clock);
    }

    @Bean
    ProcessorStatus processorStatus(
            EventStore events,
            StoppedProcessors stopped,
            JdbcTemplate database,
            Serializer serializer,
            ProcessorSpeed speed,
            Node node,
            Clock clock) {
        return new ProcessorStatus(events, stopped, new StoredTokens(database, serializer), speed, node.id(), clock);
    }

    @Bean
    ProcessorSpeed processorSpeed(EventProcessingConfiguration processing) {
        return new ProcessorSpeed(processing, System::nanoTime);
    }

    @Bean
    ProcessorHolds processorHolds(
            JdbcTemplate database,
            EventProcessingConfiguration processing,
            StoppedProcessors stopped,
            ObjectProvider<Shadows> shadows,
            Node node) {
        return new ProcessorHolds(database, processing, stopped, shadows, node.id());
    }

    @Bean
    ViewReadiness viewsHealthIndicator(
            EventProcessingConfiguration processing,
            ProcessorStatus status,
            TokenStore tokens,
            ReadinessSettings settings,
            ObjectProvider<Shadows> shadows) {
        return new ViewReadiness(processing, status, tokens, settings, shadows);
    }

    @Bean
    @Profile("axonserver")
    AxonServerDashboard axonServerDashboard() {
        return new AxonServerDashboard();
    }
}
