package vouch.app.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.coordination.DecisionDeadline;
import vouch.engine.commandbus.GroupingCommandBus;
import vouch.engine.commandbus.TimedCommandGateway;
import vouch.engine.eventstore.AggregateMemory;
import vouch.engine.eventstore.StreamPrefetch;
import vouch.engine.outage.Failures;

/** Configures the command bus within this process, and every event processor. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    /** While the database stores the group of one thread, another thread decides. */
    private static final int COMMAND_THREADS = 2;

    /** Processed well within the time that a client waits for an answer, even when a command takes 20 ms. */
    private static final int MOST_WAITING_COMMANDS = 500;

    /** Longer than a command for a busy customer takes, and shorter than a client waits. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** For the saga: whether every order would fail like this now. */
    @Bean
    Predicate<Throwable> outage() {
        return Failures::isOutage;
    }

    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor commandThreads() {
        return new ThreadPoolExecutor(
                COMMAND_THREADS,
                COMMAND_THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new AxonThreadFactory("command"));
    }

    /**
     * Handles each command on another thread and in another transaction than its sender's. This includes a command that
     * the saga sends while it handles an event. A distributed bus does the same, so nothing can come to rely on a
     * shared transaction.
     */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(
            TransactionManager transactions,
            RoutingStrategy routing,
            ThreadPoolExecutor commandThreads,
            AggregateMemory memory,
            Optional<StreamPrefetch> tables,
            Predicate<Throwable> outage,
            Configuration axon) {
        CommandBus bus = new GroupingCommandBus(
                SimpleCommandBus.builder()
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
                routing,
                new VouchCommands(tables.isPresent()),
                transactions,
                memory::prepare,
                memory::forget,
                outage,
                MOST_WAITING_COMMANDS,
                COMMAND_THREADS,
                commandThreads);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        bus.registerHandlerInterceptor(new TypedRefusals());
        return bus;
    }

    /** Every process that sends commands needs it, and so do the aggregates of the process that handles them. */
    @Bean
    CommandRouting commandRouting() {
        return new CommandRouting();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus) {
        return new TimedCommandGateway(DefaultCommandGateway.builder().commandBus(commandBus), ANSWER_WITHIN);
    }

    @Bean
    ConfigurerModule typedQueryRefusals() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                Phase.INSTRUCTION_COMPONENTS, () -> axon.queryBus().registerHandlerInterceptor(new TypedRefusals())));
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    DecisionDeadline decisionDeadline(Settings settings) {
        return new DecisionDeadline(settings.decisionDeadline());
    }
}
