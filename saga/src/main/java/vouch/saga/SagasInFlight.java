package vouch.saga;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;
import vouch.coordination.OrderHistory;
import vouch.domain.process.OrderFlow;
import vouch.domain.process.OrderProgress.Phase;
import vouch.domain.process.SagaState;
import vouch.engine.deadletter.DeadLetters;

/** Finds the sagas that have not ended, for a person who looks for one that is stuck. */
@Component
public class SagasInFlight {

    private static final int MOST_LETTERS = 100;

    private final SagaRows rows;
    private final OrderHistory histories;
    private final DeadLetters letters;

    SagasInFlight(SagaRows rows, OrderHistory histories, DeadLetters letters) {
        this.rows = rows;
        this.histories = histories;
        this.letters = letters;
    }

    /**
     * One saga with everything that a person needs to know.
     *
     * @param history what has happened to the order and its credit, oldest first
     * @param deadLetters the events that the saga could not handle, and those that wait behind them
     */
    public record Details(SagaView saga, List<Happened> history, List<DeadLetters.Letter> deadLetters) {}

    /** @param event the type of the event that happened */
    public record Happened(String event, Instant at) {

        private static Happened of(DomainEventMessage<?> event) {
            return new Happened(event.getPayloadType().getSimpleName(), event.getTimestamp());
        }
    }

    /**
     * A state that sagas are in.
     *
     * @param command what the saga sends in it; null where it waits for somebody else
     * @param sagas how many are in it now
     * @param oldestStartedAt when the oldest order of them was created; null when there is none
     * @param steps the events that lead out of it, the usual one first
     */
    public record State(String state, String command, long sagas, Instant oldestStartedAt, List<Step> steps) {}

    /** @param to a state, or {@code ENDED} */
    public record Step(String event, String to) {

        private static Step of(OrderFlow.Step step) {
            return new Step(step.event().getSimpleName(), step.to().name());
        }
    }

    /** All states, in the order of {@link SagaView#STATES}. Counts every saga. */
    public List<State> states() {
        Map<String, SagaRows.InState> found = rows.byState();
        return SagaView.STATES.stream()
                .map(state -> state(Phase.valueOf(state), Optional.ofNullable(found.get(state))))
                .toList();
    }

    private static State state(Phase phase, Optional<SagaRows.InState> found) {
        Class<?> command = OrderFlow.command(phase);
        return new State(
                phase.name(),
                command == null ? null : command.getSimpleName(),
                found.map(SagaRows.InState::sagas).orElse(0L),
                found.map(SagaRows.InState::oldest).orElse(null),
                OrderFlow.from(phase).stream().map(Step::of).toList());
    }

    /**
     * Lists the sagas, oldest first.
     *
     * @param state null for all states
     * @param after the last saga of the page before; null for the first page
     */
    public List<SagaView> list(String state, Instant startedBefore, SagaView.Position after, int atMost) {
        return rows.oldest(state, startedBefore, after == null ? SagaView.Position.FIRST : after, atMost).stream()
                .map(SagaView::of)
                .toList();
    }

    private List<DomainEventMessage<?>> historyOf(SagaState saga) {
        return saga.customerId() == null
                ? histories.of(saga.orderId())
                : histories.of(saga.orderId(), saga.customerId());
    }

    /** Empty when the order is unknown, or has nothing left to do. */
    public Optional<SagaView> find(OrderId order) {
        return rows.find(order).map(SagaView::of);
    }

    /** Like {@link #find}. Reads the customer's whole stream. */
    public Optional<Details> details(OrderId order) {
        return rows.find(order)
                .map(saga -> new Details(
                        SagaView.of(saga),
                        historyOf(saga).stream().map(Happened::of).toList(),
                        letters.letters(SagaSide.GROUP, order.value(), MOST_LETTERS)));
    }
}
