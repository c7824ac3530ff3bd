package vouch.app.messaging;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import vouch.api.Accepted;
import vouch.api.Actor;

/**
 * Handles commands in groups ({@code docs/decisions/0024-commands-in-groups.md}): those that arrive while one group is being
 * stored make the next one. Each is decided by itself, one after the other, on what those before it came to; their events
 * are stored together, in one transaction, and only then is any of them answered. So a busy account takes as many commands
 * as many accounts do, and nobody waits for a group to fill.
 *
 * <p>Whatever an answer says is so in the store. New events are, or the whole group is not: a group that cannot be stored is
 * divided, until the one command is found that cannot. A refusal, and a command that had been handled before, are decided
 * once more on what is stored by then: the first time it may have been on what this node remembers of an aggregate that
 * another node has changed since.
 *
 * <p>A client's command that would have to wait behind too many others is not taken at all.
 */
final class GroupingCommandBus extends SimpleCommandBus {

    private static final int MOST_ATTEMPTS = 8;
    private static final String NOT_ROUTED = "";

    private final RoutingStrategy routing = AnnotationRoutingStrategy.builder()
            .fallbackRoutingStrategy(command -> NOT_ROUTED)
            .build();
    private final AtomicInteger clients = new AtomicInteger();

    private final TransactionManager transactions;
    private final Consumer<Collection<String>> prepare;
    private final Consumer<String> forget;
    private final Predicate<Throwable> away;
    private final int mostClients;
    private final List<CommandLane> lanes;

    /**
     * @param transactions one is begun for each group
     * @param prepare reads at once what the commands of these aggregates will need, within the group's unit of work
     * @param forget makes the next command of an aggregate read it from the store
     * @param away tells a failure that all commands would meet
     * @param mostClients how many commands of clients may wait
     */
    GroupingCommandBus(
            SimpleCommandBus.Builder builder,
            TransactionManager transactions,
            Consumer<Collection<String>> prepare,
            Consumer<String> forget,
            Predicate<Throwable> away,
            int mostClients,
            int lanes,
            Executor threads) {
        super(builder);
        this.transactions = transactions;
        this.prepare = prepare;
        this.forget = forget;
        this.away = away;
        this.mostClients = mostClients;
        this.lanes = Stream.generate(() -> new CommandLane(this::handle, threads))
                .limit(lanes)
                .toList();
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        String aggregate = routing.getRoutingKey(command);
        if (!isOfAClient(command)) {
            laneOf(aggregate).add(new PendingCommand<>(command, handler, callback, aggregate));
        } else if (clients.incrementAndGet() > mostClients) {
            clients.decrementAndGet();
            callback.onResult(command, asCommandResultMessage(new Overloaded()));
        } else {
            CommandCallback<C, R> counted = (handled, result) -> {
                clients.decrementAndGet();
                callback.onResult(handled, result);
            };
            laneOf(aggregate).add(new PendingCommand<>(command, handler, counted, aggregate));
        }
    }

    /** Vouch's own commands finish what was begun, and are bounded by the batches of the saga. */
    private static boolean isOfAClient(CommandMessage<?> command) {
        return !String.valueOf(command.getMetaData().get(Actor.KEY))
                .startsWith(Actor.system("").name());
    }

    /** Always the same for an aggregate, so that no two threads ever wait for each other's. */
    private CommandLane laneOf(String aggregate) {
        return lanes.get(Math.floorMod(aggregate.hashCode(), lanes.size()));
    }

    private void handle(List<PendingCommand<?, ?>> commands) {
        int done = 0;
        while (done < commands.size()) {
            done += handleFirst(commands.subList(done, commands.size()));
        }
    }

    /** Returns how many were handled. */
    private int handleFirst(List<PendingCommand<?, ?>> commands) {
        if (commands.get(0).lostRaces() > 0) {
            handleAlone(commands.get(0));
            return 1;
        }
        List<CommandResultMessage<?>> results = new ArrayList<>();
        Throwable failure = inTransaction(commands.get(0), () -> decideUntilInDoubt(commands, results));
        if (failure != null) {
            List<PendingCommand<?, ?>> failed = commands.subList(0, Math.max(1, results.size()));
            failed.forEach(command -> forget.accept(command.aggregate()));
            handleApart(failed, failure);
            return failed.size();
        }
        for (int i = 0; i < results.size(); i++) {
            commands.get(i).answer(results.get(i));
        }
        if (results.size() == commands.size()) {
            return results.size();
        }
        handleAlone(commands.get(results.size()));
        return results.size() + 1;
    }

    /** A command in doubt has stored nothing: it ends the group, and is no part of it. */
    private void decideUntilInDoubt(List<PendingCommand<?, ?>> commands, List<CommandResultMessage<?>> results) {
        if (commands.size() > 1) {
            prepare.accept(commands.stream().map(PendingCommand::aggregate).toList());
        }
        for (PendingCommand<?, ?> command : commands) {
            if (command.lostRaces() > 0) {
                return;
            }
            CommandResultMessage<?> result = decide(command);
            if (result.isExceptional() || result.getPayload() instanceof Accepted accepted && !accepted.changed()) {
                return;
            }
            results.add(result);
        }
    }

    private void handleApart(List<PendingCommand<?, ?>> commands, Throwable failure) {
        if (away.test(failure)) {
            commands.forEach(command -> command.answer(asCommandResultMessage(failure)));
        } else if (commands.size() == 1) {
            handleAlone(commands.get(0));
        } else {
            int half = commands.size() / 2;
            handle(commands.subList(0, half));
            handle(commands.subList(half, commands.size()));
        }
    }

    private void handleAlone(PendingCommand<?, ?> command) {
        forget.accept(command.aggregate());
        AtomicReference<CommandResultMessage<?>> decided = new AtomicReference<>();
        Throwable failure = inTransaction(command, () -> decided.set(decide(command)));
        CommandResultMessage<?> result = failure == null ? decided.get() : asCommandResultMessage(failure);
        if (result.isExceptional()
                && LostRace.is(result.exceptionResult())
                && command.lostRaces() + 1 < MOST_ATTEMPTS) {
            laneOf(command.aggregate()).addLater(command.afterLostRace(), result);
        } else {
            command.answer(result);
        }
    }

    /** Within the group's unit of work, in one of its own. */
    private <C, R> CommandResultMessage<?> decide(PendingCommand<C, R> pending) {
        AtomicReference<CommandResultMessage<?>> decided = new AtomicReference<>();
        super.<C, R>handle(pending.command(), pending.handler(), (command, result) -> decided.set(result));
        return decided.get();
    }

    /** Returns why nothing was stored; null when all was. Whatever happens, the transaction has ended. */
    private Throwable inTransaction(PendingCommand<?, ?> first, Runnable decisions) {
        Transaction transaction;
        try {
            transaction = transactions.startTransaction();
        } catch (RuntimeException away) {
            return away;
        }
        UnitOfWork<CommandMessage<?>> group = new DefaultUnitOfWork<>(first.command());
        try {
            group.start();
            group.onCommit(work -> transaction.commit());
            decisions.run();
            group.commit();
            return null;
        } catch (RuntimeException | Error failure) {
            if (group.isActive()) {
                group.rollback(failure);
            }
            // By hand, because a unit of work forgets it after an error.
            transaction.rollback();
            return failure;
        }
    }
}
