package vouch.engine.commandbus;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import vouch.engine.eventstore.AggregateMemory;
import vouch.engine.eventstore.RecentAggregates;
import vouch.engine.eventstore.StreamPrefetch;
import vouch.engine.gateway.SenderContext;
import vouch.engine.outage.Failures;
import vouch.engine.selfcheck.Check;

/** Configures the command bus within this process. With Axon Server it handles the commands that arrive there. */
@AutoConfiguration(
        before = {AxonServerAutoConfiguration.class, AxonServerBusAutoConfiguration.class, AxonAutoConfiguration.class})
public class CommandBusAutoConfiguration {

    /** While the database stores the group of one thread, another thread decides. */
    private static final int COMMAND_THREADS = 2;

    /** Processed well within the time that a client waits for an answer, even when a command takes 20 ms. */
    private static final int MOST_WAITING_COMMANDS = 500;

    /** Longer than a command on a long stream takes, and shorter than a client waits. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    @Bean(defaultCandidate = false, destroyMethod = "shutdown")
    ThreadPoolExecutor commandThreads() {
        return new ThreadPoolExecutor(
                COMMAND_THREADS,
                COMMAND_THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new AxonThreadFactory("command"));
    }

    @Bean
    @ConditionalOnMissingBean
    CommandSemantics commandSemantics() {
        return new CommandSemantics() {};
    }

    @Bean
    @ConditionalOnMissingBean
    RoutingStrategy routingStrategy() {
        return AnnotationRoutingStrategy.defaultStrategy();
    }

    /**
     * Handles each command on another thread and in another transaction than its sender's. This includes a command that
     * an event handler sends. A distributed bus does the same, so nothing can come to rely on a shared transaction.
     */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(
            TransactionManager transactions,
            RoutingStrategy routing,
            CommandSemantics semantics,
            ObjectProvider<RecentAggregates> recent,
            Optional<StreamPrefetch> tables,
            @Qualifier("commandThreads") Executor commandThreads,
            Configuration axon,
            MeterRegistry metrics) {
        AggregateMemory memory = new AggregateMemory(recent.stream().toList(), tables);
        CommandBus bus = new GroupingCommandBus(
                SimpleCommandBus.builder()
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
                routing,
                semantics,
                transactions,
                memory::prepare,
                memory::forget,
                Failures::isOutage,
                MOST_WAITING_COMMANDS,
                COMMAND_THREADS,
                commandThreads,
                metrics,
                axon.spanFactory());
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    CommandGateway commandGateway(CommandBus commandBus, SenderContext context) {
        return new TimedCommandGateway(DefaultCommandGateway.builder().commandBus(commandBus), ANSWER_WITHIN, context);
    }

    @Bean
    Check lostRacesAreDecidedAgain(@Qualifier("localSegment") CommandBus bus) {
        return new Check(
                () -> bus instanceof GroupingCommandBus,
                "a command that another was faster than would fail: let the local command bus be a GroupingCommandBus");
    }
}
