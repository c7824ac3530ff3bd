package vouch.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.eventstore.EventTables;

class DeadLetterQueueTest {

    private static final int SEQUENCES = 25;

    private final DataSource database = EventTables.inMemory("V4__dead_letters");
    private final Serializer serializer = Jackson3Serializer.builder().build();

    private final DeadLetterQueue queue = queue(new DeadLetterStatements(serializer));

    @Test
    void takesNoSequenceAndNoLetterMoreThanItHasRoomFor() {
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            enqueue("s" + sequence);
        }
        enqueue("s0");
        enqueue("s0");
        assertThat(queue.overflows()).isFalse();

        assertThatThrownBy(() -> enqueue("one more")).isInstanceOf(DeadLetterQueueOverflowException.class);
        assertThatThrownBy(() -> enqueue("s0")).isInstanceOf(DeadLetterQueueOverflowException.class);
        assertThat(queue.overflows()).isTrue();

        queue.look(new DeadLetters(new JdbcTemplate(database), serializer, List.of()).sequences());
        assertThat(queue.overflows()).as("it is still full").isTrue();
        queue.look(List.of());
        assertThat(queue.overflows()).as("its dead letters were discarded").isFalse();

        assertThatThrownBy(() -> enqueue("one more")).isInstanceOf(DeadLetterQueueOverflowException.class);
        enqueue("s1");
        assertThat(queue.overflows()).isFalse();
        assertThat(queue.sequenceSize("s0")).isEqualTo(3);
        assertThat(queue.sequenceSize("s1")).isEqualTo(2);
    }

    /** Axon's own statement sees the first ten only, and those beyond them would never be retried. */
    @Test
    void findsTheSequenceThatIsRetriedAndLooksAtNoOther() {
        IntStream.range(0, SEQUENCES).forEach(sequence -> enqueue("s" + sequence));
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            List<String> seen = new ArrayList<>();

            boolean emptied = retrying("s" + sequence)
                    .process(
                            letter -> seen.add(((JdbcDeadLetter<?>) letter).getSequenceIdentifier()),
                            letter -> Decisions.evict());

            assertThat(emptied).isTrue();
            assertThat(seen).containsExactly("s" + sequence);
        }
        assertThat(queue.size()).isZero();
    }

    @Test
    void emptiesASequenceInItsOrder() {
        enqueue("s");
        enqueue("s");
        enqueue("other");
        List<String> handled = new ArrayList<>();

        boolean emptied = retrying("s").process(first -> true, letter -> {
            handled.add(letter.message().getIdentifier());
            return Decisions.evict();
        });

        assertThat(emptied).isTrue();
        assertThat(handled).containsExactly("s-0", "s-1");
        assertThat(queue.contains("s")).isFalse();
        assertThat(queue.size()).isEqualTo(1);
    }

    /** Not even its second letter, which nobody has claimed. */
    @Test
    void letsNobodyRetryASequenceThatSomebodyIsAt() {
        enqueue("s");
        enqueue("s");
        List<String> meanwhile = new ArrayList<>();

        retrying("s").process(first -> true, letter -> {
            retrying("s").process(first -> true, other -> {
                meanwhile.add(other.message().getIdentifier());
                return Decisions.evict();
            });
            return Decisions.requeue(new IllegalStateException());
        });

        assertThat(meanwhile).isEmpty();
        assertThat(queue.sequenceSize("s")).isEqualTo(2);
    }

    /** Whatever a failure says must find room, or the event could neither be handled nor put aside. */
    @Test
    void keepsOnlyTheBeginningOfALongCause() {
        GenericDeadLetter<EventMessage<?>> letter =
                new GenericDeadLetter<>("s", event("s", 0), new IllegalStateException("x\0".repeat(10_000)));
        queue.enqueue("s", letter);
        retrying("s").process(first -> true, first -> Decisions.requeue(new IllegalStateException("y".repeat(10_000))));

        assertThat(new JdbcTemplate(database)
                        .queryForObject(
                                "select causeMessage from DeadLetterEntry where processingGroup = 'tested'",
                                String.class))
                .isEqualTo("y".repeat(DeadLetterStatements.LONGEST_MESSAGE));
    }

    private DeadLetterQueue retrying(String sequence) {
        return queue(new RetriedSequence(serializer, sequence));
    }

    private DeadLetterQueue queue(DeadLetterStatements statements) {
        TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(database));
        return new DeadLetterQueue(
                "tested",
                new SpringDataSourceConnectionProvider(database),
                transactions,
                serializer,
                statements,
                SEQUENCES,
                3);
    }

    private void enqueue(String sequence) {
        queue.enqueue(sequence, new GenericDeadLetter<>(sequence, event(sequence, queue.sequenceSize(sequence)), null));
    }

    private static EventMessage<?> event(String sequence, long number) {
        return new GenericDomainEventMessage<>(
                "Customer", "customer/" + sequence, number, "any", Map.of(), sequence + "-" + number, Instant.EPOCH);
    }
}
