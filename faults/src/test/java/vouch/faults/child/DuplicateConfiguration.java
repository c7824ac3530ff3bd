package vouch.faults.child;

import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;

/**
 * F-13: sends each command twice, the two at the same time. Not a change of a limit or a hold: it has no id, and a copy that
 * comes after another change is by the rules a change of its own.
 */
@AutoConfiguration
@ConditionalOnProperty("faults.twice")
class DuplicateConfiguration {

    private static final String COPY = "faults.copy";
    private static final Set<Class<?>> SETTINGS =
            Set.of(ChangeCreditLimit.class, PlaceCreditHold.class, LiftCreditHold.class);

    @Bean
    ConfigurerModule duplicates() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE, () -> {
            CommandBus bus = axon.commandBus();
            MessageDispatchInterceptor<CommandMessage<?>> twice = messages -> (number, command) -> {
                if (!command.getMetaData().containsKey(COPY) && !SETTINGS.contains(command.getPayloadType())) {
                    bus.dispatch(command.andMetaData(Map.of(COPY, true)));
                }
                return command;
            };
            bus.registerDispatchInterceptor(twice);
        }));
    }
}
