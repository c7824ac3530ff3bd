package vouch.engine.processors;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.engine.selfcheck.Check;

/** Checks how events are handled. */
@Configuration(proxyBeanMethods = false)
class ProcessorChecks {

    @Bean
    Check noHandlerIsInterrupted(ObjectProvider<HandlerTimeoutHandlerEnhancerDefinition> timeouts) {
        return new Check(
                () -> timeouts.getIfAvailable() == null,
                "Axon would interrupt slow handlers, which closes an H2 file database: set axon.timeout.enabled to false");
    }

    @Bean
    Check noEventIsSkipped(EventProcessingConfiguration processing) {
        return new Check(
                () -> processing.eventProcessors().keySet().stream()
                        .allMatch(group -> processing.errorHandler(group) instanceof RetriedErrors
                                && processing.listenerInvocationErrorHandler(group) instanceof PropagatingErrorHandler),
                "an event whose handler fails would be logged and skipped, or hold up its segment for ever: let its"
                        + " processor's error handler be RetriedErrors, and that of its listeners propagate");
    }

    @Bean
    Check tokensAreFreeDuringABatch(EventProcessingConfiguration processing) {
        return new Check(
                () -> processing.eventProcessors().values().stream()
                        .noneMatch(TrackingEventProcessor.class::isInstance),
                "a tracking processor locks its token during a batch, and none of its events could become a dead letter:"
                        + " set its mode to pooled");
    }
}
