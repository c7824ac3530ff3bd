package vouch.engine.commandbus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;

/** Waits for an answer for a bounded time, whatever keeps it: a database that hangs, or a message that was lost. */
public final class TimedCommandGateway extends DefaultCommandGateway {

    private final Duration answerWithin;

    public TimedCommandGateway(Builder builder, Duration answerWithin) {
        super(builder);
        this.answerWithin = answerWithin;
    }

    /** Fails with {@link OutcomeUnknown} when the time is up: the command may still take effect, once. */
    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return super.<R>send(command)
                .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? new OutcomeUnknown() : failure));
    }
}
