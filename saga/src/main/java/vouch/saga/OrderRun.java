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
 * What the saga of one order does for some of its events, one after the other. That an event has happened is noted when its
 * turn comes; what its command leads to, when that was answered. A step that fails does not keep the later ones from being
 * taken: each of its commands may come late.
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

    /** @param saga null when there is none */
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

    /** Done when the last of them was taken, or the round was stopped. */
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
            // Of a saga that has ended, or of one that is begun again by its first event only.
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

    /** What an answer leads to is tried again by the event that it told of, and parked if that fails too. */
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

    /** What is to be stored now. */
    SagaStore.Change change() {
        return new SagaStore.Change(order, before, saga);
    }

    /** Those that failed, and those for which there was no time left. */
    Map<DomainEventMessage<?>, Throwable> failed() {
        events.subList(taken, events.size())
                .forEach(event -> failed.put(event, new OutcomeUnknown(event.getType(), new TimeoutException())));
        return failed;
    }

    /** All of them failed, because what they led to cannot be stored. */
    Map<DomainEventMessage<?>, Throwable> failed(Throwable cause) {
        events.forEach(event -> failed.putIfAbsent(event, cause));
        return failed;
    }

    /** Events that are still to come, and need no step any more once the change is stored. */
    List<Object> told() {
        return failed.isEmpty() ? told : List.of();
    }

    OrderId order() {
        return order;
    }
}
