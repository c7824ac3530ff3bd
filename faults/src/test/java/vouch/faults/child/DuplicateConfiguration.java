package vouch.faults.child;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** F-13: sends each command twice, the two at the same time. */
@AutoConfiguration
@ConditionalOnProperty("faults.twice")
class DuplicateConfiguration {

    private static final String COPY = "faults.copy";

    @Bean
    ConfigurerModule duplicates() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE, () -> {
            CommandBus bus = axon.commandBus();
            MessageDispatchInterceptor<CommandMessage<?>> twice = messages -> (number, command) -> {
                if (!command.getMetaData().containsKey(COPY)) {
                    bus.dispatch(command.andMetaData(Map.of(COPY, true)));
                }
                return command;
            };
            bus.registerDispatchInterceptor(twice);
        }));
    }
}
