package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.DecisionDeadline;
import vouch.domain.process.OrderProgress.Phase;
import vouch.domain.process.SagaState;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/** The sagas that are made from stored events are those that a running saga would have. */
class SagaRestorationTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private final SagasInMemory store = new SagasInMemory();
    private final LettersInMemory letters = new LettersInMemory();
    private final List<LoggedEvent> events = new ArrayList<>();
    private final EventLog log = mock();
    private final SagaRestoration restoration = new SagaRestoration(
            store, letters, this::transaction, new DecisionDeadline(Sagas.A_MINUTE, Sagas.TWO_WEEKS));

    private Transaction transaction() {
        return new Transaction() {
            @Override
            public void commit() {
                store.commit();
            }

            @Override
            public void rollback() {
                store.rollback();
            }
        };
    }

    private void restore(Object... payloads) {
        Arrays.stream(payloads).forEach(payload -> add(message(payload)));
        when(log.after(eq(-1L), anyInt())).thenReturn(List.copyOf(events));
        when(log.at(anyCollection())).thenAnswer(asked -> {
            Collection<EventLog.Place> places = asked.getArgument(0);
            return events.stream()
                    .filter(event -> places.contains(placeOf(event.messages().get(0))))
                    .toList();
        });
        restoration.restore(log);
        restoration.resumeSteps(log);
    }

    private static EventLog.Place placeOf(DomainEventMessage<?> event) {
        return new EventLog.Place(event.getAggregateIdentifier(), event.getSequenceNumber());
    }

    private DomainEventMessage<?> message(Object payload) {
        String stream = payload instanceof OrderEvent order ? order.orderId().toString() : CUSTOMER.toString();
        return new GenericDomainEventMessage<>(
                "Any", stream, events.size(), payload, MetaData.emptyInstance(), "e-" + events.size(), AT);
    }

    private void add(DomainEventMessage<?> message) {
        LoggedEvent logged = mock();
        when(logged.position()).thenReturn((long) events.size());
        when(logged.messages()).thenAnswer(asked -> List.of(message));
        events.add(logged);
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of(Phase.AWAITING_SHIPMENT, new Object[] {CREATED, RESERVED, APPROVED}),
                Arguments.of(Phase.AWAITING_CREDIT, new Object[] {CREATED, DEFERRED}),
                Arguments.of(Phase.AWAITING_SHIPMENT, new Object[] {CREATED, RESERVED, APPROVED, EXPIRED}),
                Arguments.of(null, new Object[] {CREATED, NO_CREDIT, rejected(NO_CREDIT.reason())}),
                Arguments.of(null, new Object[] {CREATED, RESERVED, APPROVED, SHIPPED, CHARGED}),
                Arguments.of(null, new Object[] {CREATED, RESERVED, APPROVED, CANCELLED, RELEASED}),
                Arguments.of(null, new Object[] {CREATED, TIMED_OUT, RELEASED}),
                // An order that has ended is not begun again by a late event.
                Arguments.of(null, new Object[] {CREATED, CANCELLED, RELEASED, NO_CREDIT}),
                Arguments.of(null, new Object[] {RESERVED}));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void knowsWhatAnOrderWaitsFor(Phase phase, Object[] history) {
        restore(history);

        assertThat(store.stored().values())
                .extracting(SagaState::phase)
                .isEqualTo(phase == null ? List.of() : List.of(phase));
        assertThat(letters.all()).isEmpty();
    }

    static Stream<Arguments> interruptedSteps() {
        return Stream.of(
                Arguments.of(Phase.RESERVING, new Object[] {CREATED}),
                Arguments.of(Phase.APPROVING, new Object[] {CREATED, RESERVED}),
                Arguments.of(Phase.REJECTING, new Object[] {CREATED, NO_CREDIT}),
                Arguments.of(Phase.RELEASING, new Object[] {CREATED, RESERVED, APPROVED, CANCELLED}),
                Arguments.of(Phase.RELEASING, new Object[] {CREATED, TIMED_OUT}),
                Arguments.of(Phase.CHARGING, new Object[] {CREATED, RESERVED, APPROVED, SHIPPED}));
    }

    @ParameterizedTest
    @MethodSource("interruptedSteps")
    void letsARunningSagaDoTheStepThatWasInterrupted(Phase phase, Object[] history) {
        restore(history);

        assertThat(store.stored().values()).extracting(SagaState::phase).containsExactly(phase);
        assertThat(letters.all()).singleElement().satisfies(letter -> {
            assertThat(letter.sequence()).isEqualTo(ORDER.value());
            assertThat(letter.event().getPayload()).isEqualTo(history[history.length - 1]);
            assertThat(letter.cause()).isInstanceOf(SagaRestoration.Interrupted.class);
        });
    }

    @Test
    void countsDeadlinesFromTheEvents() {
        restore(CREATED);
        assertThat(store.stored().get(ORDER).deadline()).isEqualTo(AT.plus(Sagas.A_MINUTE));
        assertThat(store.stored().get(ORDER).startedAt()).isEqualTo(AT);

        restore(DEFERRED);
        assertThat(store.stored().get(ORDER).deadline()).isEqualTo(AT.plus(Sagas.TWO_WEEKS));

        restore(RESERVED, APPROVED);
        assertThat(store.stored().get(ORDER).deadline()).isNull();
    }

    @Test
    void replacesWhatAnInterruptedRestorationLeft() {
        SagaState left = SagaState.begin(CREATED, AT, null);
        store.store(List.of(new SagaStore.Change(ORDER, null, left)));
        store.commit();

        restore();

        assertThat(store.stored()).isEmpty();
    }

    @Test
    void remembersABoundedNumberOfSteps() {
        restore(IntStream.range(0, UnfinishedSteps.MOST + 7)
                .mapToObj(number -> new OrderCreated(
                        new OrderId("o-" + number), CUSTOMER, CREATED.lines(), CREATED.total(), CREATED.on()))
                .toArray());

        assertThat(store.stored()).hasSize(UnfinishedSteps.MOST + 7);
        assertThat(letters.all()).hasSize(UnfinishedSteps.MOST);
        assertThat(letters.all().get(0).sequence()).isEqualTo("o-7");
    }

    @Test
    void goesPastAnEventThatCannotBeRead() {
        DomainEventMessage<?> unreadable = mock();
        when(unreadable.getPayloadType()).thenAnswer(asked -> OrderCreated.class);
        when(unreadable.getAggregateIdentifier()).thenReturn("order/damaged");
        when(unreadable.getPayload()).thenThrow(new SerializationException("damaged"));
        add(unreadable);

        restore(CREATED, RESERVED, APPROVED);

        assertThat(store.stored()).containsOnlyKeys(Map.of(ORDER, 1).keySet());
    }
}
