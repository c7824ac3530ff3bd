package vouch.coordination;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.tracing.SpanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Configures what this package needs of Axon. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Coordination {

    @Bean
    CommandSender commandSender(CommandGateway gateway, SpanFactory spans) {
        return new TracedSender(gateway::send, spans);
    }

    @Bean
    StoredEvents storedEvents(EventStore events) {
        return new StoredEvents() {

            @Override
            public DomainEventStream of(String stream) {
                // From the first number on, since without one Axon begins with a snapshot.
                return events.readEvents(stream, 0);
            }

            @Override
            public BlockingStream<TrackedEventMessage<?>> after(TrackingToken token) {
                return events.openStream(token);
            }
        };
    }
}
