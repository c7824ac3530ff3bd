package vouch.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.eventstore.EventTables;
import vouch.engine.outage.OutcomeUnknown;

/** A group that adds its dead letters itself. */
class AddedDeadLettersTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Exception BROKEN = new IllegalStateException("broken");

    private final DataSource source = EventTables.inMemory("V4__dead_letters");
    private final JdbcTransactionManager database = new JdbcTransactionManager(source);
    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final Group group = new Group();
    private final EventStore events = mock();
    private final DeadLetterQueues queues = queues();
    private final DeadLetters letters = new DeadLetters(new JdbcTemplate(source), serializer, List.of());
    private final OwnDeadLetters added = new AddedDeadLetters(new JdbcTemplate(source), queues);
    private final DeadLetterRetry retry =
            new DeadLetterRetry(mock(), queues, events, new SpringTransactionManager(database), letters);

    @BeforeEach
    void storeNoEvents() {
        when(events.readEvents(any(), anyLong())).thenReturn(DomainEventStream.empty());
    }

    @Test
    void keepsAnEventWithItsCauseAndThoseBehindItWithout() {
        added.add("own", "a", event("a", 0), BROKEN);
        added.add("own", "a", event("a", 1), null);

        assertThat(letters.letters("own", "a", 9))
                .extracting(DeadLetters.Letter::number, DeadLetters.Letter::message, DeadLetters.Letter::attempts)
                .containsExactly(tuple(0L, "broken", 1), tuple(1L, null, 0));
        assertThat(letters.letters("own", "a", 9).get(0).nextAttempt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void tellsWhichSequencesHaveDeadLetters() {
        added.add("own", "a", event("a", 0), BROKEN);
        added.add("own", "b", event("b", 0), BROKEN);
        added.add("another", "c", event("c", 0), BROKEN);

        assertThat(added.waiting("own", List.of("a", "c", "d"))).containsExactly("a");
        assertThat(added.waiting("own", List.of())).isEmpty();
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        new TransactionTemplate(database).executeWithoutResult(status -> {
            added.add("own", "a", event("a", 0), BROKEN);
            status.setRollbackOnly();
        });

        assertThat(added.waiting("own", List.of("a"))).isEmpty();
    }

    @Test
    void isRetriedByItsGroupInTheOrderOfTheSequence() {
        added.add("own", "a", event("a", 0), BROKEN);
        added.add("own", "a", event("a", 1), null);

        assertThat(retry.retry("own", "a")).isEqualTo(DeadLetterRetry.Outcome.HANDLED);

        assertThat(group.handled).containsExactly(0L, 1L);
        assertThat(letters.sequences()).isEmpty();
    }

    /** Its outcome may stay unknown for this sequence alone, so that counts as an attempt. */
    @Test
    void waitsLongerAfterEachFailure() {
        added.add("own", "a", event("a", 0), BROKEN);
        group.failure = new OutcomeUnknown("a command", BROKEN);

        assertThat(retry.retry("own", "a")).isEqualTo(DeadLetterRetry.Outcome.FAILED);

        assertThat(letters.letters("own", "a", 9)).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(2);
            assertThat(letter.message()).contains("a command").contains("broken");
        });
    }

    @Test
    void countsNoAttemptInAnOutage() {
        added.add("own", "a", event("a", 0), BROKEN);
        group.failure = new CannotCreateTransactionException("the database is away");

        assertThatThrownBy(() -> retry.retry("own", "a")).isInstanceOf(DeadLetterPolicy.NotNow.class);

        assertThat(letters.letters("own", "a", 9)).singleElement().satisfies(letter -> assertThat(letter.attempts())
                .isEqualTo(1));
    }

    private DeadLetterQueues queues() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("group", group));
        TransactionManager transactions = new SpringTransactionManager(database);
        return new DeadLetterQueues(
                new SpringDataSourceConnectionProvider(source),
                transactions,
                serializer,
                beans.getBeanProvider(DeadLetterGroup.class),
                new SimpleMeterRegistry(),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static DomainEventMessage<?> event(String sequence, long number) {
        return new GenericDomainEventMessage<>(
                "Order", "order/" + sequence, number, "any", Map.of(), sequence + "-" + number, NOON);
    }

    private static final class Group implements DeadLetterGroup {

        private final List<Long> handled = new ArrayList<>();
        private Exception failure;

        @Override
        public String name() {
            return "own";
        }

        @Override
        public void handle(DomainEventMessage<?> event) throws Exception {
            if (failure != null) {
                throw failure;
            }
            handled.add(event.getSequenceNumber());
        }
    }
}
