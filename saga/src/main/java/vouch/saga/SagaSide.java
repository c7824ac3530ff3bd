package vouch.saga;

import java.util.function.Predicate;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything that coordinates: the saga and the way it sends commands. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SagaSide {

    /** @param outage tells a failure that passes, and that every order would meet now */
    @Bean
    ConfigurerModule failedStepsAreParked(ParkedSteps parked, Predicate<Throwable> outage) {
        return configurer -> configurer
                .eventProcessing()
                .registerHandlerInterceptor(OrderSaga.GROUP, axon -> new StepParking(parked, outage));
    }
}
