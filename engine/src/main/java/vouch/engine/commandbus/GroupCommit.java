package vouch.engine.commandbus;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Decides, stores and answers a group of commands in one transaction. A command is answered only after its events are
 * committed. If the commit fails, none of the group is stored. The group is then divided until the command is found
 * that cannot be stored.
 *
 * <p>A refusal is decided again, on what is stored then. The same holds for the answer to a command that had been
 * handled before. The first decision may have used an aggregate in memory that another node has changed since.
 *
 * <p>A dry run ends the group before it, and is decided on what is stored then. It sees the commands that arrived before
 * it, and none that is rolled back.
 */
final class GroupCommit {

    private static final int MOST_ATTEMPTS = 8;

    private final Function<PendingCommand<?, ?>, CommandResultMessage<?>> decide;
    private final BiConsumer<PendingCommand<?, ?>, CommandResultMessage<?>> later;
    private final CommandSemantics semantics;
    private final FollowUps followUps;
    private final GroupTransactions transactions;
    private final Consumer<Collection<String>> prepare;
    private final Consumer<String> forget;
    private final Predicate<Throwable> away;

    /**
     * @param decide decides a command within the unit of work of the caller
     * @param followUps used only for a command that is alone in its group, because others would have to wait longer
     * @param later hands a command back after a pause, with the answer to give if the process stops before
     */
    GroupCommit(
            Function<PendingCommand<?, ?>, CommandResultMessage<?>> decide,
            BiConsumer<PendingCommand<?, ?>, CommandResultMessage<?>> later,
            CommandSemantics semantics,
            FollowUps followUps,
            TransactionManager transactions,
            Consumer<Collection<String>> prepare,
            Consumer<String> forget,
            Predicate<Throwable> away) {
        this.decide = decide;
        this.later = later;
        this.semantics = semantics;
        this.followUps = followUps;
        this.transactions = new GroupTransactions(transactions);
        this.prepare = prepare;
        this.forget = forget;
        this.away = away;
    }

    /**
     * Returns when each command is answered, or handed back for later.
     *
     * @return the failure that the waiting commands would meet too; mostly empty
     */
    Optional<Throwable> handle(List<PendingCommand<?, ?>> commands) {
        int done = 0;
        Throwable outage = null;
        while (outage == null && done < commands.size()) {
            Handled first = handleFirst(commands.subList(done, commands.size()));
            done += first.count;
            outage = first.outage;
        }
        if (outage != null) {
            answerAll(commands.subList(done, commands.size()), outage);
        }
        return Optional.ofNullable(outage);
    }

    private record Handled(int count, Throwable outage) {}

    private Handled handleFirst(List<PendingCommand<?, ?>> waiting) {
        PendingCommand<?, ?> next = waiting.get(0);
        if (next.isDryRun()) {
            return handleDryRun(next);
        } else if (next.standsAlone()) {
            handleAlone(next);
            return new Handled(1, null);
        }
        return handleTogether(
                waiting.stream().takeWhile(command -> !command.standsAlone()).toList());
    }

    private Handled handleTogether(List<PendingCommand<?, ?>> commands) {
        List<CommandResultMessage<?>> results = new ArrayList<>();
        Throwable failure = transactions.run(commands.get(0), () -> decideUntilInDoubt(commands, results));
        if (failure != null && away.test(failure)) {
            // If each command had to meet the outage again, the last of them would wait for minutes.
            return new Handled(0, failure);
        } else if (failure != null) {
            List<PendingCommand<?, ?>> failed = commands.subList(0, Math.max(1, results.size()));
            failed.forEach(command -> forget.accept(command.aggregate()));
            return new Handled(failed.size(), handleApart(failed));
        }
        for (int i = 0; i < results.size(); i++) {
            commands.get(i).answer(results.get(i));
        }
        if (results.size() == commands.size()) {
            return new Handled(results.size(), null);
        }
        handleAlone(commands.get(results.size()));
        return new Handled(results.size() + 1, null);
    }

    /**
     * Decides the commands up to the first one in doubt. That command has stored nothing, and is not part of the group.
     */
    private void decideUntilInDoubt(List<PendingCommand<?, ?>> commands, List<CommandResultMessage<?>> results) {
        if (commands.size() > 1) {
            prepare.accept(commands.stream().map(PendingCommand::aggregate).toList());
        }
        for (PendingCommand<?, ?> command : commands) {
            CommandResultMessage<?> result = decide.apply(command);
            if (result.isExceptional() || !semantics.changed(result.getPayload())) {
                return;
            }
            results.add(commands.size() > 1 ? result : followUps.with(command.command(), result));
        }
    }

    private void answerAll(List<PendingCommand<?, ?>> commands, Throwable outage) {
        commands.forEach(command -> {
            forget.accept(command.aggregate());
            command.answer(asCommandResultMessage(outage));
        });
    }

    private Throwable handleApart(List<PendingCommand<?, ?>> commands) {
        if (commands.size() == 1) {
            handleAlone(commands.get(0));
            return null;
        }
        int half = commands.size() / 2;
        Optional<Throwable> outage = handle(commands.subList(0, half));
        List<PendingCommand<?, ?>> others = commands.subList(half, commands.size());
        if (outage.isEmpty()) {
            return handle(others).orElse(null);
        }
        answerAll(others, outage.get());
        return outage.get();
    }

    private Handled handleDryRun(PendingCommand<?, ?> command) {
        CommandResultMessage<?> result = decideAlone(command);
        if (result.isExceptional() && away.test(result.exceptionResult())) {
            return new Handled(0, result.exceptionResult());
        }
        command.answer(result);
        return new Handled(1, null);
    }

    private void handleAlone(PendingCommand<?, ?> command) {
        forget.accept(command.aggregate());
        CommandResultMessage<?> result = decideAlone(command);
        if (result.isExceptional()
                && ConcurrencyConflict.is(result.exceptionResult())
                && command.lostRaces() + 1 < MOST_ATTEMPTS) {
            later.accept(command.afterLostRace(), result);
        } else {
            command.answer(result);
        }
    }

    private CommandResultMessage<?> decideAlone(PendingCommand<?, ?> command) {
        AtomicReference<CommandResultMessage<?>> decided = new AtomicReference<>();
        Throwable failure = transactions.run(command, () -> decided.set(decide.apply(command)));
        return failure == null ? decided.get() : asCommandResultMessage(failure);
    }
}
