package vouch.app.messaging;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.saga.SagaSide;

/** What is special about the processor of the saga. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSide(Side.SAGA)
class SagaProcessorConfiguration {

    @Bean
    ConfigurerModule measuredBacklog(SagaBacklog backlog) {
        return configurer ->
                configurer.eventProcessing().registerHandlerInterceptor(SagaSide.GROUP, axon -> backlog::measure);
    }
}
