package vouch.engine.commandbus;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandResultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes commands in the order of their arrival, in groups, one group at a time. It uses a thread only while it has
 * commands.
 */
final class CommandQueue {

    /** A transaction of a few hundred rows takes at most as long as a slow client's request. */
    private static final int MOST_IN_A_GROUP = 100;

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(CommandQueue.class);

    private final Queue<PendingCommand<?, ?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();
    private final Function<List<PendingCommand<?, ?>>, Optional<Throwable>> handler;
    private final Executor threads;

    /**
     * @param handler answers all commands of a group before it returns, or hands them back for later; it returns the
     *     failure that the waiting commands would meet too
     */
    CommandQueue(Function<List<PendingCommand<?, ?>>, Optional<Throwable>> handler, Executor threads) {
        this.handler = handler;
        this.threads = threads;
    }

    /** @throws RejectedExecutionException when the process is stopping: then the command is not handled */
    void add(PendingCommand<?, ?> command) {
        waiting.add(command);
        try {
            begin();
        } catch (RejectedExecutionException stopping) {
            if (waiting.remove(command)) {
                throw stopping;
            }
        }
    }

    /**
     * Adds the command after a pause. The pause doubles with each lost race, and is partly random, so that two nodes do
     * not collide again.
     *
     * @param otherwise the answer if the process stops before
     */
    void addLater(PendingCommand<?, ?> command, CommandResultMessage<?> otherwise) {
        long pause = FIRST_PAUSE_MILLIS << command.lostRaces();
        long millis = pause / 2 + ThreadLocalRandom.current().nextLong(pause);
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    try {
                        add(command);
                    } catch (RejectedExecutionException stopping) {
                        command.answer(otherwise);
                    }
                });
    }

    /** The number of commands that are in no group yet. */
    int waiting() {
        return waiting.size();
    }

    private void begin() {
        if (working.compareAndSet(false, true)) {
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException stopping) {
                working.set(false);
                throw stopping;
            }
        }
    }

    private void work() {
        List<PendingCommand<?, ?>> group = next();
        while (!group.isEmpty()) {
            try {
                handler.apply(group).ifPresent(this::answerAll);
            } catch (RuntimeException | Error e) {
                // Some commands of the group may be answered already. The senders of the others get a time-out.
                LOG.error("A group of {} commands was not handled to its end", group.size(), e);
            }
            group = next();
        }
        working.set(false);
        // A command may have arrived after the last look, while this queue was still marked as working.
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    /**
     * Answers all waiting commands with the outage. An outage shows only after a time-out of seconds, and no command
     * waits for two time-outs.
     */
    private void answerAll(Throwable outage) {
        for (List<PendingCommand<?, ?>> group = next(); !group.isEmpty(); group = next()) {
            group.forEach(command -> command.answer(asCommandResultMessage(outage)));
        }
    }

    private List<PendingCommand<?, ?>> next() {
        List<PendingCommand<?, ?>> group = new ArrayList<>();
        PendingCommand<?, ?> command = waiting.poll();
        while (command != null) {
            group.add(command);
            command = group.size() < MOST_IN_A_GROUP ? waiting.poll() : null;
        }
        return group;
    }
}
