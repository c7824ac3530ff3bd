package vouch.faults.child;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;

/**
 * F-13: sends each command twice: the two at the same time, or the second so much later that others which were sent after it
 * have overtaken it. Not a change of a limit, of terms or of a hold: it has no id, and a copy that
 * comes after another change is by the rules a change of its own.
 */
@AutoConfiguration
@ConditionalOnProperty("faults.twice")
class DuplicateConfiguration {

    private static final String COPY = "faults.copy";
    private static final int LATEST_MILLIS = 2_000;
    private static final Set<Class<?>> SETTINGS =
            Set.of(ChangeCreditLimit.class, ChangeCreditTerms.class, PlaceCreditHold.class, LiftCreditHold.class);

    @Bean
    ConfigurerModule duplicates() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE, () -> {
            CommandBus bus = axon.commandBus();
            MessageDispatchInterceptor<CommandMessage<?>> twice = messages -> (number, command) -> {
                if (!command.getMetaData().containsKey(COPY) && !SETTINGS.contains(command.getPayloadType())) {
                    CommandMessage<?> copy = command.andMetaData(Map.of(COPY, true));
                    if (ThreadLocalRandom.current().nextBoolean()) {
                        bus.dispatch(copy);
                    } else {
                        late().execute(() -> bus.dispatch(copy));
                    }
                }
                return command;
            };
            bus.registerDispatchInterceptor(twice);
        }));
    }

    private static Executor late() {
        return CompletableFuture.delayedExecutor(
                ThreadLocalRandom.current().nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
    }
}
