package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.test.utils.CallbackBehavior;
import org.axonframework.test.utils.RecordingCommandBus;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.coordination.DecisionDeadline;
import vouch.coordination.SystemCommands;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.SagaState;
import vouch.engine.SetClock;

/** The saga with its store in memory and a clock that goes when it is told to. */
final class Sagas {

    static final Duration A_MINUTE = Duration.ofMinutes(1);
    static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** The day on which the clock begins. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    final SagasInMemory store = new SagasInMemory();

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final SetClock clock = new SetClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final SagaRunner steps;
    private final DecisionDeadlines deadlines;

    private int sequence;
    private List<UnhandledEvent> unhandled = List.of();

    /** Nothing is ever away. */
    Sagas(CallbackBehavior receivers) {
        this(receivers, failure -> false);
    }

    Sagas(CallbackBehavior receivers, Predicate<Throwable> outage) {
        bus.setCallbackBehavior(receivers);
        CommandGateway gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        SystemCommands commands = new SystemCommands(gateway::send, List.of());
        DecisionDeadline decision = new DecisionDeadline(A_MINUTE, TWO_WEEKS);
        steps = new SagaRunner(store, commands, decision, outage, clock);
        deadlines = new DecisionDeadlines(store, commands, outage, clock);
    }

    /** One after the other, each in a transaction. */
    Sagas given(Object... events) {
        for (Object event : events) {
            when(event);
            assertThat(unhandled).isEmpty();
        }
        return this;
    }

    /** Together, in one transaction, which keeps nothing when something is away. */
    Sagas when(Object... events) {
        bus.clearCommands();
        try {
            unhandled = steps.take(Arrays.stream(events).map(this::message).toList());
            store.commit();
            return this;
        } finally {
            store.rollback();
        }
    }

    /** As when the transaction fails at its end. */
    void whenItIsNotKept(Object... events) {
        steps.take(Arrays.stream(events).map(this::message).toList());
        store.rollback();
    }

    Sagas whenTimeElapses(Duration time) {
        bus.clearCommands();
        clock.pass(time);
        deadlines.askDue();
        return this;
    }

    Sagas expectCommands(Object... commands) {
        assertThat(bus.getDispatchedCommands())
                .<Object>extracting(Message::getPayload)
                .containsExactly(commands);
        return this;
    }

    Sagas expectInFlight(int sagas) {
        assertThat(store.stored()).hasSize(sagas);
        return this;
    }

    Sagas expectDeadlineIn(Duration time) {
        assertThat(store.stored().values())
                .singleElement()
                .extracting(SagaState::deadline)
                .isEqualTo(clock.instant().plus(time));
        return this;
    }

    Sagas expectNoDeadline() {
        assertThat(hasDeadline()).isFalse();
        return this;
    }

    Sagas expectPhase(OrderProgress.Phase phase) {
        assertThat(store.stored().values())
                .singleElement()
                .extracting(SagaState::phase)
                .isEqualTo(phase);
        return this;
    }

    /** The payloads of the events that are still to be taken, the first of which has failed. */
    List<?> unhandledEvents() {
        return unhandled.stream().map(one -> one.event().getPayload()).toList();
    }

    Throwable failure() {
        return unhandled.isEmpty() ? null : unhandled.get(0).cause();
    }

    boolean hasDeadline() {
        return store.stored().values().stream().anyMatch(saga -> saga.deadline() != null);
    }

    DomainEventMessage<?> message(Object event) {
        if (event instanceof DomainEventMessage<?> given) {
            return given;
        }
        String stream = event instanceof OrderEvent order
                ? order.orderId().toString()
                : ((CustomerEvent) event).customerId().toString();
        return new GenericDomainEventMessage<>(stream.split("/")[0], stream, sequence++, event, Map.of());
    }

    static OrderId order(int number) {
        return new OrderId("order-" + number);
    }
}
