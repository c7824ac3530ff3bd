package vouch.app.messaging;

import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.springframework.context.annotation.Bean;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.saga.SagaSide;

/** What holds for every event processor. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventProcessorConfiguration {

    /**
     * No event is skipped: neither one whose handler fails, nor those before the first start. The first token is null,
     * which needs no answer from an event store that is away.
     */
    @Bean
    ConfigurerModule eventProcessors(Optional<MaxSegmentProvider> share) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultErrorHandler(axon -> new RetriedErrors())
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration((axon, processor) -> processor
                        .initialToken(fromTheFirstEvent -> null)
                        .coordinatorExecutor(name -> coordinatorThread(name, axon))
                        .maxSegmentProvider(share.orElseGet(MaxSegmentProvider::maxShort)));
    }

    private static CoordinatorThread coordinatorThread(String processor, Configuration axon) {
        CoordinatorThread thread = new CoordinatorThread(processor);
        axon.onShutdown(thread::shutdown);
        return thread;
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    ConfigurerModule measuredBacklog(SagaBacklog backlog) {
        return configurer ->
                configurer.eventProcessing().registerHandlerInterceptor(SagaSide.GROUP, axon -> backlog::measure);
    }
}
