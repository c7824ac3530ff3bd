package vouch.app.messaging;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import vouch.api.Actor;

/**
 * Handles each command on a thread and in a transaction of its own, and once more when another node was faster: the
 * stream has more events than it had when this node read it. Nothing was stored then, so the command is decided anew on
 * what is there now. Every other failure is the sender's. A client's command that would have to wait behind too many
 * others is not taken at all.
 */
final class RetryingCommandBus extends AsynchronousCommandBus {

    private static final int MOST_ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 5;

    /** SQL states of transactions that the database rolled back in favour of another. */
    private static final String ROLLED_BACK = "40";

    private final BooleanSupplier full;

    /** @param full whether as many commands wait for a thread as may */
    RetryingCommandBus(Builder builder, BooleanSupplier full) {
        super(builder);
        this.full = full;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        if (isOfAClient(command) && full.getAsBoolean()) {
            callback.onResult(command, asCommandResultMessage(new Overloaded()));
        } else {
            attempt(1, command, handler, callback);
        }
    }

    /** Vouch's own commands finish what was begun. They are few: each of its threads waits for its answer. */
    private static boolean isOfAClient(CommandMessage<?> command) {
        return !String.valueOf(command.getMetaData().get(Actor.KEY))
                .startsWith(Actor.system("").name());
    }

    private <C, R> void attempt(
            int attempt,
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        super.<C, R>handle(command, handler, (handled, result) -> {
            if (attempt < MOST_ATTEMPTS && result.isExceptional() && lostRace(result.exceptionResult())) {
                CompletableFuture.delayedExecutor(pauseMillis(attempt), TimeUnit.MILLISECONDS, Runnable::run)
                        .execute(() -> {
                            try {
                                attempt(attempt + 1, command, handler, callback);
                            } catch (RejectedExecutionException stopping) {
                                callback.onResult(handled, result);
                            }
                        });
            } else {
                callback.onResult(handled, result);
            }
        });
    }

    /** Doubles with each attempt, and is never quite the same, so that two nodes do not meet again. */
    private static long pauseMillis(int attempt) {
        long pause = FIRST_PAUSE_MILLIS << attempt;
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause);
    }

    private static boolean lostRace(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith(ROLLED_BACK));
    }
}
