package vouch.saga;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderSaga;
import vouch.domain.process.OrderSaga.Next;
import vouch.domain.process.SagaState;
import vouch.saga.SagaCommands.Answer;
import vouch.saga.SagaCommands.OutcomeUnknown;

/**
 * Takes the saga's steps for some events of one order, one after another. The saga's state records an event before its
 * step, and the effect of a command after the answer. A failed step does not block the later steps, because every
 * command may arrive late.
 */
final class OrderRun {

    private final OrderId order;
    private final SagaState before;
    private final List<DomainEventMessage<?>> events;
    private final SagaCommands commands;
    private final DecisionDeadline decision;
    private final Clock clock;
    private final Map<DomainEventMessage<?>, Throwable> failed = new LinkedHashMap<>();

    private final List<Object> told = new ArrayList<>();

    private SagaState saga;
    private int taken;

    /** @param saga null when the order has no saga */
    OrderRun(
            OrderId order,
            SagaState saga,
            List<DomainEventMessage<?>> events,
            SagaCommands commands,
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

    /** Completes after the step of the last event, or after the loop was stopped. */
    CompletableFuture<?> take(AnswerLoop round) {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (DomainEventMessage<?> event : events) {
            last = last.thenCompose(done -> step(event, round)).handle((done, failure) -> {
                if (failure != null) {
                    failed.put(event, causeOf(failure));
                    round.failed(causeOf(failure));
                }
                taken++;
                return null;
            });
        }
        return last;
    }

    private CompletableFuture<?> step(DomainEventMessage<?> event, AnswerLoop round) {
        if (round.isStopped()) {
            return CompletableFuture.completedFuture(null);
        }
        Object happened = event.getPayload();
        if (!OrderSaga.isConcernedBy(happened)) {
            return CompletableFuture.completedFuture(null);
        } else if (saga != null) {
            saga = saga.after(happened, event.getTimestamp());
        } else if (happened instanceof OrderCreated created) {
            saga = SagaState.begin(
                    created, event.getTimestamp(), clock.instant().plus(decision.after()));
        } else {
            // The saga has ended, or was lost. Only the first event of the order begins it again.
            return CompletableFuture.completedFuture(null);
        }
        return follow(OrderSaga.on(happened), event, event.getTimestamp(), round);
    }

    private CompletableFuture<?> follow(Next next, DomainEventMessage<?> event, Instant at, AnswerLoop round) {
        if (next instanceof OrderSaga.Send send) {
            return round.answered(commands.send(send.command(), event))
                    .thenCompose(answer -> follow(after(send, answer), event, timeOf(answer, at), round));
        } else if (next instanceof OrderSaga.Stuck stuck) {
            return CompletableFuture.failedFuture(new Unresolved(stuck.refusal()));
        } else if (next instanceof OrderSaga.Told told) {
            saga = saga.after(told.event(), at);
            this.told.add(told.event());
            return follow(told.then(), event, at, round).exceptionally(failure -> leaveToEvent(failure, round));
        } else if (next instanceof OrderSaga.End) {
            saga = null;
        }
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Drops the failure of a step that followed a told event. That event arrives later and takes the step again; if the
     * step fails again, it is parked.
     */
    private <T> T leaveToEvent(Throwable failure, AnswerLoop round) {
        round.failed(causeOf(failure));
        told.clear();
        return null;
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private static Next after(OrderSaga.Send sent, Answer answer) {
        return answer.refusal() == null
                ? sent.accepted().apply(answer.accepted())
                : sent.refused().apply(answer.refusal());
    }

    private static Instant timeOf(Answer answer, Instant otherwise) {
        return answer.refusal() != null || answer.accepted().at() == null
                ? otherwise
                : answer.accepted().at();
    }

    /** The change of the saga that is to be stored. */
    SagaStore.Change change() {
        return new SagaStore.Change(order, before, saga);
    }

    /** The events whose step failed, and those without any time left, with the cause. */
    Map<DomainEventMessage<?>, Throwable> failed() {
        events.subList(taken, events.size())
                .forEach(event -> failed.put(event, new OutcomeUnknown(event.getType(), new TimeoutException())));
        return failed;
    }

    /** All events have failed, because the change of the saga cannot be stored. */
    Map<DomainEventMessage<?>, Throwable> failed(Throwable cause) {
        events.forEach(event -> failed.putIfAbsent(event, cause));
        return failed;
    }

    /** The events that will still arrive, and need no step once the change is stored. */
    List<Object> told() {
        return failed.isEmpty() ? told : List.of();
    }

    OrderId order() {
        return order;
    }
}
