package vouch.engine.commandbus;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.tracing.SpanFactory;
import vouch.engine.outage.Overloaded;

/**
 * Handles commands in groups ({@code docs/decisions/0024-commands-in-groups.md}). The commands that arrive while one
 * group is being stored form the next group. They are decided one after another, each on the result of those before it.
 * Their events are stored in one transaction, and the commands are answered after its commit. So one busy account takes
 * as many commands as many accounts do. No command waits for a group to fill.
 *
 * <p>A command that its sender may not send is refused at once. A client's command is refused while too many commands of
 * clients wait.
 */
public final class GroupingCommandBus extends SimpleCommandBus {

    private final AtomicInteger clients = new AtomicInteger();

    private final CommandSemantics semantics;
    private final RoutingStrategy routing;
    private final int mostClients;
    private final SpanFactory spans;
    private final List<CommandQueue> queues;

    /**
     * @param routing says which aggregate a command is for
     * @param semantics what the application knows of its commands; a follow-up is handled with its command if no other
     *     command waits
     * @param transactions begins one transaction for each group
     * @param prepare reads at once what the commands of these aggregates will need, within the group's unit of work
     * @param forget makes the next command of an aggregate read it from the store
     * @param away recognises a failure that all commands would meet
     * @param mostClients how many commands of clients may wait
     * @param queues the number of command queues
     * @param metrics gets the number of waiting commands and the sizes of the groups
     * @param spans continues the trace of a command with its follow-up
     */
    public GroupingCommandBus(
            SimpleCommandBus.Builder builder,
            RoutingStrategy routing,
            CommandSemantics semantics,
            TransactionManager transactions,
            Consumer<Collection<String>> prepare,
            Consumer<String> forget,
            Predicate<Throwable> away,
            int mostClients,
            int queues,
            Executor threads,
            MeterRegistry metrics,
            SpanFactory spans) {
        super(builder);
        this.spans = spans;
        FollowUps followUps = new FollowUps(semantics, this::decideFollowUp);
        GroupCommit groups = new GroupCommit(
                this::decide, this::addLater, semantics, followUps, transactions, prepare, forget, away);
        this.semantics = semantics;
        this.routing = routing;
        this.mostClients = mostClients;
        DistributionSummary sizes = DistributionSummary.builder("vouch.commandbus.group")
                .description("Commands that were decided and stored together")
                .baseUnit("commands")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50)
                .register(metrics);
        this.queues = Stream.generate(() -> new CommandQueue(
                        group -> {
                            long stored = group.stream()
                                    .filter(command -> !command.isDryRun())
                                    .count();
                            if (stored > 0) {
                                sizes.record(stored);
                            }
                            return groups.handle(group);
                        },
                        threads))
                .limit(queues)
                .toList();
        Gauge.builder("vouch.commandbus.waiting", this.queues, all -> all.stream()
                        .mapToInt(CommandQueue::waiting)
                        .sum())
                .description("Commands that wait for the group that is being stored")
                .baseUnit("commands")
                .register(metrics);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        Optional<Throwable> refusal = semantics.refusal(command);
        if (refusal.isPresent()) {
            callback.onResult(command, asCommandResultMessage(refusal.get()));
            return;
        }
        if (isWithinAGroup()) {
            super.handle(command, handler, callback);
            return;
        }
        String aggregate = routing.getRoutingKey(command);
        if (!semantics.isOfAClient(command)) {
            queueOf(aggregate).add(new PendingCommand<>(command, handler, callback, aggregate));
        } else if (clients.incrementAndGet() > mostClients) {
            clients.decrementAndGet();
            callback.onResult(command, asCommandResultMessage(new Overloaded()));
        } else {
            CommandCallback<C, R> counted = (handled, result) -> {
                clients.decrementAndGet();
                callback.onResult(handled, result);
            };
            queueOf(aggregate).add(new PendingCommand<>(command, handler, counted, aggregate));
        }
    }

    /** A command handler sends no command, so this command is a follow-up. */
    private static boolean isWithinAGroup() {
        return CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().getMessage() instanceof CommandMessage<?>;
    }

    /** Always the same queue for an aggregate, so that two threads never wait for each other's aggregates. */
    private CommandQueue queueOf(String aggregate) {
        return queues.get(Math.floorMod(aggregate.hashCode(), queues.size()));
    }

    private void addLater(PendingCommand<?, ?> command, CommandResultMessage<?> otherwise) {
        queueOf(command.aggregate()).addLater(command, otherwise);
    }

    /** Decides a command in its own unit of work, which is within the group's. */
    private <C, R> CommandResultMessage<?> decide(PendingCommand<C, R> pending) {
        AtomicReference<CommandResultMessage<?>> decided = new AtomicReference<>();
        super.<C, R>handle(pending.command(), pending.handler(), (command, result) -> decided.set(result));
        return decided.get();
    }

    private CommandResultMessage<?> decideFollowUp(CommandMessage<?> followUp) {
        AtomicReference<CommandResultMessage<?>> decided = new AtomicReference<>();
        // The command before it has ended, and with it its span.
        spans.createChildHandlerSpan(() -> "CommandBus.followUp", followUp)
                .run(() -> dispatch(followUp, (command, result) -> decided.set(result)));
        return decided.get();
    }
}
