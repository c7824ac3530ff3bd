package vouch.faults.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import vouch.faults.child.TroubledHandler.Slowness;

/** F-09, F-10 and F-19: poison, slowness and sleep for the handlers of events, and of what the saga commands. */
@AutoConfiguration
@ConditionalOnProperty("faults.poison")
class TroubleConfiguration {

    private static final Set<String> PROJECTIONS = Set.of("OrderProjection", "CustomerProjection");

    /** The saga takes many events together, so its trouble is with those that it commands. */
    private static final Set<String> COMMANDED = Set.of("Order", "Customer");

    @Bean
    static HandlerEnhancerDefinition trouble(Environment environment) {
        Path poison = Path.of(environment.getRequiredProperty("faults.poison"));
        Slowness slowness = new Slowness(
                environment.getProperty("faults.slow", Duration.class, Duration.ZERO),
                environment.getProperty("faults.asleep", Duration.class, Duration.ZERO),
                ConcurrentHashMap.newKeySet());
        return new HandlerEnhancerDefinition() {
            @Override
            public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
                String name = handler.declaringClass().getSimpleName();
                if (COMMANDED.contains(name) && handler.canHandleMessageType(CommandMessage.class)) {
                    return new TroubledHandler<>(
                            handler, "OrderSaga", TroubleConfiguration::isOfSaga, poison, slowness);
                }
                return PROJECTIONS.contains(name)
                        ? new TroubledHandler<>(handler, name, event -> true, poison, slowness)
                        : handler;
            }
        };
    }

    private static boolean isOfSaga(Message<?> command) {
        return "system:order-saga".equals(command.getMetaData().get("actor"));
    }
}
