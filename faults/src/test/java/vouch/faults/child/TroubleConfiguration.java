package vouch.faults.child;

import java.nio.file.Path;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** F-09, F-10 and F-19: poison and slowness for the handlers of events, and of what the saga commands. */
@AutoConfiguration
@ConditionalOnProperty("faults.poison")
class TroubleConfiguration {

    private static final Set<String> PROJECTIONS = Set.of("OrderProjection", "CustomerProjection");

    /** The saga takes many events together, so its trouble is with those that it commands. */
    private static final Set<String> COMMANDED = Set.of("Order", "Customer");

    @Bean
    static HandlerEnhancerDefinition trouble(Environment environment) {
        Path poison = Path.of(environment.getRequiredProperty("faults.poison"));
        long slowMillis = environment.getProperty("faults.slow-millis", Long.class, 0L);
        return new HandlerEnhancerDefinition() {
            @Override
            public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
                String name = handler.declaringClass().getSimpleName();
                if (COMMANDED.contains(name) && handler.canHandleMessageType(CommandMessage.class)) {
                    return new TroubledHandler<>(
                            handler, "OrderSaga", TroubleConfiguration::isOfSaga, poison, slowMillis);
                }
                return PROJECTIONS.contains(name)
                        ? new TroubledHandler<>(handler, name, event -> true, poison, slowMillis)
                        : handler;
            }
        };
    }

    private static boolean isOfSaga(Message<?> command) {
        return "system:order-saga".equals(command.getMetaData().get("actor"));
    }
}
