package vouch.engine.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives every group of event handlers a queue of dead letters, except those that the application wants without. This class replaces Axon's own module of this type, which knows groups only by their settings.
 */
class DeadLetterQueues extends DeadLetterQueueProviderConfigurerModule {

    private final Map<String, DeadLetterQueue> queues = new ConcurrentHashMap<>();
    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final ObjectProvider<Predicate<String>> without;

    DeadLetterQueues(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            MeterRegistry metrics,
            Clock clock,
            ObjectProvider<Predicate<String>> without) {
        super(new EventProcessorProperties(), group -> null);
        this.connections = connections;
        this.transactions = transactions;
        this.serializer = serializer;
        this.metrics = metrics;
        this.clock = clock;
        this.without = without;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.registerDeadLetterQueueProvider(group -> {
            if (without.stream().anyMatch(groups -> groups.test(group))) {
                return null;
            }
            processing.registerDeadLetterPolicy(group, axon -> new DeadLetterPolicy(group, metrics, clock));
            // A replay handles the events of the dead letters again.
            processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                    group, (axon, invoker) -> invoker.allowReset(true).enableSequenceIdentifierCache());
            return axon -> queues.computeIfAbsent(group, first -> queue(first, new DeadLetterStatements(serializer)));
        });
    }

    private DeadLetterQueue queue(String group, DeadLetterStatements statements) {
        return new DeadLetterQueue(group, connections, transactions, serializer, statements);
    }

    /** Returns the queue of this group for a retry of this sequence only; empty when there is no such group. */
    Optional<DeadLetterQueue> retrying(String group, String sequence) {
        return queues.containsKey(group)
                ? Optional.of(queue(group, new RetriedSequence(serializer, sequence)))
                : Optional.empty();
    }

    /** The queues by the names of their groups. */
    Map<String, DeadLetterQueue> byGroup() {
        return Map.copyOf(queues);
    }
}
