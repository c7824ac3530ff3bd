package vouch.engine.deadletter;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the events that one group could not handle, and those that wait behind them, in sequence order. The queue is
 * bounded: if so many sequences fail, the events are not the cause. A full queue takes no more events. Its segment then
 * stops and retries, and nothing is lost.
 */
class DeadLetterQueue extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {

    /** How many sequences may fail. */
    static final int MOST_SEQUENCES = 1_000;

    /** How many dead letters a sequence may have: the events of a busy customer in several hours. */
    static final int LONGEST_SEQUENCE = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueue.class);
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final String group;
    private final int mostSequences;
    private final int longestSequence;
    private final AtomicBoolean overflows = new AtomicBoolean();

    DeadLetterQueue(
            String group,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            DeadLetterStatements statements,
            int mostSequences,
            int longestSequence) {
        super(JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .statementFactory(statements)
                .maxSequences(mostSequences)
                .maxSequenceSize(longestSequence)
                .claimDuration(CLAIM));
        this.group = group;
        this.mostSequences = mostSequences;
        this.longestSequence = longestSequence;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        try {
            super.enqueue(sequence, letter);
            overflows.set(false);
        } catch (DeadLetterQueueOverflowException full) {
            if (!overflows.getAndSet(true)) {
                LOG.error(
                        "{} stands still: its queue of dead letters is full at the sequence {}. Retry or discard some.",
                        group,
                        sequence);
            }
            throw full;
        }
    }

    /** Notes that there is room again, because dead letters were handled or discarded. */
    void look(List<DeadLetters.Sequence> all) {
        if (all.size() < mostSequences && all.stream().allMatch(sequence -> sequence.letters() < longestSequence)) {
            overflows.set(false);
        }
    }

    /** Whether the last event that should have become a dead letter found no room. */
    boolean overflows() {
        return overflows.get();
    }
}
