package vouch.faults.child;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import vouch.api.Bounds;
import vouch.api.order.OrderCommand.CreateOrder;

/** F-12: keeps a piece of memory for every order of the most lines, so that it runs out however fast they are worked off. */
@AutoConfiguration
@ConditionalOnProperty("faults.hoard")
class HoardConfiguration {

    private static final int PIECE = 1 << 20;

    @Bean
    ConfigurerModule hoard() {
        Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
        MessageDispatchInterceptor<CommandMessage<?>> keeping = messages -> (number, command) -> {
            if (command.getPayload() instanceof CreateOrder order
                    && order.lines().size() == Bounds.LINES) {
                kept.add(new byte[PIECE]);
            }
            return command;
        };
        return configurer -> configurer.onInitialize(
                axon -> axon.onStart(Integer.MIN_VALUE, () -> axon.commandBus().registerDispatchInterceptor(keeping)));
    }
}
