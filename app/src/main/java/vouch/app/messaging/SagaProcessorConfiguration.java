package vouch.app.messaging;

import java.util.function.Predicate;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.saga.SagaSide;

/** What is special about the processor of the saga. */
@Configuration(proxyBeanMethods = false)
class SagaProcessorConfiguration {

    /** The saga parks its failed steps instead. */
    @Bean
    static Predicate<String> groupsWithoutDeadLetters() {
        return SagaSide.GROUP::equals;
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    ConfigurerModule measuredBacklog(SagaBacklog backlog) {
        return configurer ->
                configurer.eventProcessing().registerHandlerInterceptor(SagaSide.GROUP, axon -> backlog::measure);
    }
}
