package vouch.faults.child;

import java.nio.file.Path;
import java.util.Set;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** F-09, F-10 and F-19: poison and slowness for the handlers of events. */
@AutoConfiguration
@ConditionalOnProperty("faults.poison")
class TroubleConfiguration {

    private static final Set<String> HANDLERS = Set.of("OrderSaga", "OrderProjection", "CustomerProjection");

    @Bean
    static HandlerEnhancerDefinition trouble(Environment environment) {
        Path poison = Path.of(environment.getRequiredProperty("faults.poison"));
        long slowMillis = environment.getProperty("faults.slow-millis", Long.class, 0L);
        return new HandlerEnhancerDefinition() {
            @Override
            public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
                boolean troubled = HANDLERS.contains(handler.declaringClass().getSimpleName());
                return troubled ? new TroubledHandler<>(handler, poison, slowMillis) : handler;
            }
        };
    }
}
