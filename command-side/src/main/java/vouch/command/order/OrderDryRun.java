package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Refusal;
import vouch.api.customer.CustomerCommand.OrderCreditCommand;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderEvent;
import vouch.domain.order.OrderState;
import vouch.domain.process.OrderSaga;
import vouch.domain.process.OrderSaga.Next;
import vouch.domain.process.OrderSaga.Send;
import vouch.engine.dryrun.DryRun;

/**
 * Asks what a command on an order would do, and what the saga would do after it. {@link OrderSaga} says which commands
 * follow, and the account is asked each of them as a dry run, too. An order gets commands from the saga that depend on
 * what the dry run has decided and not stored. So the order's own state decides them here.
 */
final class OrderDryRun {

    /** In whose name the commands are asked that the saga would send. */
    private static final Actor SAGA = Actor.system("dry-run");

    private final CommandGateway commands;

    OrderDryRun(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Fails like the command: with its refusal, or when the outcome of one of the dry runs is unknown.
     *
     * @param command the command, or the message that carries it
     */
    CompletableFuture<OrderOutcome> of(Object command) {
        return commands.<Accepted>send(DryRun.of(command)).thenCompose(first -> follow(OrderState.ABSENT, first)
                .thenApply(
                        all -> new OrderOutcome(first.version() - first.events().size(), all)));
    }

    /**
     * As {@link #of(Object)}, for a decision of the account about an order that waits.
     *
     * @param command an {@link OrderCreditCommand}, or the message that carries it
     */
    CompletableFuture<OrderOutcome> of(Object command, OrderStreams.Known order) {
        return commands.<Accepted>send(DryRun.of(command)).thenCompose(first -> follow(order.state(), first)
                .thenApply(all -> new OrderOutcome(order.version(), all)));
    }

    private CompletableFuture<Accepted> follow(OrderState order, Accepted first) {
        return follow(order, first, OrderSaga.after(first.events()));
    }

    private CompletableFuture<Accepted> follow(OrderState order, Accepted before, Next next) {
        if (!(next instanceof Send step)) {
            return completedFuture(before);
        } else if (step.command() instanceof OrderCommand ofOrder) {
            return decide(order, before, step, ofOrder);
        }
        return commands.<Accepted>send(DryRun.of(
                        GenericCommandMessage.asCommandMessage(step.command()).andMetaData(SAGA.metaData())))
                .handle((answer, failure) ->
                        failure == null ? follow(order, before, step, answer) : refused(order, before, step, failure))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Accepted> decide(OrderState order, Accepted before, Send step, OrderCommand command) {
        Accepted answer;
        try {
            answer = new Accepted(0, null, List.copyOf(after(order, before).decide(command)));
        } catch (Refusal refusal) {
            return follow(order, before, step.refused().apply(refusal.error()));
        }
        return follow(order, before, step, answer);
    }

    private CompletableFuture<Accepted> follow(OrderState order, Accepted before, Send step, Accepted answer) {
        Accepted all = before.with(answer);
        return step.last() ? completedFuture(all) : follow(order, all, OrderSaga.after(answer.events()));
    }

    private CompletableFuture<Accepted> refused(OrderState order, Accepted before, Send step, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CommandExecutionException refusal
                        && refusal.getDetails().orElse(null) instanceof BusinessError error
                ? follow(order, before, step.refused().apply(error))
                : failedFuture(cause);
    }

    /** The stored state of the order, and what the dry run has done to it. */
    private static OrderState after(OrderState order, Accepted answer) {
        OrderState state = order;
        for (Object event : answer.events()) {
            state = event instanceof OrderEvent ofOrder ? state.evolve(ofOrder) : state;
        }
        return state;
    }
}
