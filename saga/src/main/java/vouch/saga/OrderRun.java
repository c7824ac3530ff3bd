package vouch.saga;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.DecisionDeadline;
import vouch.coordination.SystemCommands;
import vouch.coordination.SystemCommands.Answer;
import vouch.coordination.Unresolved;
import vouch.domain.process.OrderSaga;
import vouch.domain.process.OrderSaga.Next;
import vouch.domain.process.SagaState;
import vouch.engine.outage.OutcomeUnknown;

/**
 * Takes the saga's steps for some events of one order, one after another, up to the first step that fails. The saga's
 * state records an event before its step. So it is known what a failed step has to repeat.
 */
final class OrderRun {

    private final OrderId order;
    private final SagaState before;
    private final List<DomainEventMessage<?>> events;
    private final SystemCommands commands;
    private final DecisionDeadline decision;
    private final Clock clock;

    private final List<Object> applied = new ArrayList<>();

    private SagaState saga;
    private int taken;
    private Throwable failure;

    /** @param saga null when the order has no saga */
    OrderRun(
            OrderId order,
            SagaState saga,
            List<DomainEventMessage<?>> events,
            SystemCommands commands,
            DecisionDeadline decision,
            Clock clock) {
        this.order = order;
        this.before = saga;
        this.saga = saga;
        this.events = events;
        this.commands = commands;
        this.decision = decision;
        this.clock = clock;
    }

    /** Completes after the step of the last event, or after a step that failed, or after the loop was stopped. */
    CompletableFuture<?> take(AnswerLoop loop) {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (DomainEventMessage<?> event : events) {
            last = last.thenCompose(done -> step(event, loop)).thenRun(() -> taken++);
        }
        return last.exceptionally(failed -> {
            failure = causeOf(failed);
            loop.failed(failure);
            return null;
        });
    }

    private CompletableFuture<?> step(DomainEventMessage<?> event, AnswerLoop loop) {
        if (loop.isStopped()) {
            return CompletableFuture.completedFuture(null);
        }
        Object happened = event.getPayload();
        if (saga != null) {
            saga = after(happened);
        } else if (happened instanceof OrderCreated created) {
            saga = SagaState.begin(
                    created, event.getTimestamp(), clock.instant().plus(decision.after()));
        } else {
            // The saga has ended, or was lost. Only the first event of the order begins it again.
            return CompletableFuture.completedFuture(null);
        }
        return follow(OrderSaga.on(happened), event, loop);
    }

    private CompletableFuture<?> follow(Next next, DomainEventMessage<?> event, AnswerLoop loop) {
        if (next instanceof OrderSaga.Send send) {
            return loop.answered(commands.send(send.command(), SagaSide.ACTOR, event))
                    .thenCompose(answer -> follow(send, answer, event, loop));
        } else if (next instanceof OrderSaga.Stuck stuck) {
            return CompletableFuture.failedFuture(new Unresolved(stuck.refusal()));
        } else if (next instanceof OrderSaga.End) {
            saga = null;
        }
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<?> follow(
            OrderSaga.Send sent, Answer answer, DomainEventMessage<?> event, AnswerLoop loop) {
        if (answer.refusal() != null) {
            return follow(sent.refused().apply(answer.refusal()), event, loop);
        } else if (sent.last()) {
            return follow(new OrderSaga.End(), event, loop);
        }
        List<Object> told = answer.accepted().events();
        told.forEach(one -> saga = after(one));
        applied.addAll(told);
        CompletableFuture<?> done = follow(OrderSaga.after(told), event, loop);
        return told.isEmpty() ? done : done.exceptionally(failed -> leaveToEvent(failed, loop));
    }

    private SagaState after(Object event) {
        return saga.after(event, clock.instant().plus(decision.whileWaiting()));
    }

    /**
     * Drops the failure of a step that followed the events of an answer. Those events arrive later and take the step
     * again; if the step fails again, its event becomes a dead letter.
     */
    private <T> T leaveToEvent(Throwable failed, AnswerLoop loop) {
        loop.failed(causeOf(failed));
        applied.clear();
        return null;
    }

    private static Throwable causeOf(Throwable failed) {
        return failed instanceof CompletionException ? failed.getCause() : failed;
    }

    /** The change of the saga that is to be stored. */
    SagaStore.Change change() {
        return new SagaStore.Change(order, before, saga);
    }

    /** The event whose step failed, or that had no time left, and the events behind it. */
    List<UnhandledEvent> unhandled() {
        List<DomainEventMessage<?>> left = events.subList(taken, events.size());
        return UnhandledEvent.of(
                left,
                failure != null || left.isEmpty()
                        ? failure
                        : new OutcomeUnknown(left.get(0).getType(), new TimeoutException()));
    }

    /** All events, because the change of the saga cannot be stored. */
    List<UnhandledEvent> unhandled(Throwable cause) {
        applied.clear();
        return UnhandledEvent.of(events, cause);
    }

    /** The events that will still arrive, and need no step once the change is stored. */
    List<Object> applied() {
        return unhandled().isEmpty() ? applied : List.of();
    }

    OrderId order() {
        return order;
    }
}
