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
import vouch.engine.outage.Failures;

/**
 * Gives every group of event handlers a queue of dead letters. This class replaces Axon's own module of this type, which
 * knows groups only by their settings.
 */
class DeadLetterQueues extends DeadLetterQueueProviderConfigurerModule {

    /**
     * How many sequences of a {@link DeadLetterGroup} may fail. Such a group has many short sequences, and a single
     * cause may concern thousands of them.
     */
    private static final int MOST_OWN_SEQUENCES = 10_000;

    private final Map<String, DeadLetterQueue> queues = new ConcurrentHashMap<>();
    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final ObjectProvider<DeadLetterGroup> own;
    private final MeterRegistry metrics;
    private final Clock clock;

    DeadLetterQueues(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            ObjectProvider<DeadLetterGroup> own,
            MeterRegistry metrics,
            Clock clock) {
        super(new EventProcessorProperties(), group -> null);
        this.connections = connections;
        this.transactions = transactions;
        this.serializer = serializer;
        this.own = own;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.registerDeadLetterQueueProvider(group -> {
            if (own(group).isPresent()) {
                return null;
            }
            processing.registerDeadLetterPolicy(group, axon -> policyOf(group));
            // A replay handles the events of the dead letters again.
            processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                    group, (axon, invoker) -> invoker.allowReset(true).enableSequenceIdentifierCache());
            return axon -> of(group);
        });
    }

    /** The group of this name that adds its dead letters itself. */
    Optional<DeadLetterGroup> own(String group) {
        return own.stream().filter(one -> one.name().equals(group)).findFirst();
    }

    /** A group that adds its dead letters itself rolls back when every event would fail, and asks for nothing more. */
    DeadLetterPolicy policyOf(String group) {
        Predicate<Throwable> passes = own(group).isPresent() ? Failures::isOutage : Failures::isTransient;
        return new DeadLetterPolicy(group, passes, metrics, clock);
    }

    DeadLetterQueue of(String group) {
        return queues.computeIfAbsent(group, first -> queue(first, new DeadLetterStatements(serializer)));
    }

    private DeadLetterQueue queue(String group, DeadLetterStatements statements) {
        int mostSequences = own(group).isPresent() ? MOST_OWN_SEQUENCES : DeadLetterQueue.MOST_SEQUENCES;
        return new DeadLetterQueue(
                group,
                connections,
                transactions,
                serializer,
                statements,
                mostSequences,
                DeadLetterQueue.LONGEST_SEQUENCE);
    }

    /** Returns the queue of this group for a retry of this sequence only; empty when there is no such group. */
    Optional<DeadLetterQueue> retrying(String group, String sequence) {
        return queues.containsKey(group) || own(group).isPresent()
                ? Optional.of(queue(group, new RetriedSequence(serializer, sequence)))
                : Optional.empty();
    }

    /** The queues by the names of their groups. */
    Map<String, DeadLetterQueue> byGroup() {
        return Map.copyOf(queues);
    }
}
