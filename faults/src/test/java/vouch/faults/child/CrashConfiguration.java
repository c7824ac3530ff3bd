package vouch.faults.child;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** F-02: lets the process die at a point of an order, wherever something is sent or stored. */
@AutoConfiguration
@ConditionalOnProperty("faults.trace")
class CrashConfiguration {

    @Bean
    static CrashPoints crashPoints(Environment environment) {
        return new CrashPoints(
                Path.of(environment.getRequiredProperty("faults.trace")),
                environment.getProperty("faults.crash-at", ""));
    }

    @Bean
    static BeanPostProcessor watchedDataSource(CrashPoints points) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new WatchedDataSource(source, points) : bean;
            }
        };
    }

    @Bean
    ConfigurerModule watchedCommands(CrashPoints points) {
        HeldDecision held = new HeldDecision();
        MessageDispatchInterceptor<CommandMessage<?>> before = messages -> {
            return (number, command) -> {
                Work.of(command).ifPresent(work -> {
                    points.pass(work, "before it is sent");
                    held.loseFirst(work);
                });
                return command;
            };
        };
        MessageHandlerInterceptor<CommandMessage<?>> after = (unit, chain) -> {
            Work.of(unit.getMessage())
                    .filter(work -> work.message().equals("RejectOrder"))
                    .ifPresent(work -> unit.afterCommit(done -> held.rejected(work)));
            return chain.proceed();
        };
        return configurer -> {
            configurer.onInitialize(axon -> axon.onStart(Integer.MIN_VALUE, () -> {
                CommandBus bus = axon.commandBus();
                bus.registerDispatchInterceptor(before);
                bus.registerHandlerInterceptor(after);
            }));
            configurer.eventProcessing().registerHandlerInterceptor("order-saga", axon -> held);
        };
    }
}
