package vouch.engine.commandbus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import vouch.engine.outage.OutcomeUnknown;

/** Limits the wait for an answer, for example when the database hangs or a message was lost. */
public final class TimedCommandGateway extends DefaultCommandGateway {

    private final Duration answerWithin;

    public TimedCommandGateway(Builder builder, Duration answerWithin) {
        super(builder);
        this.answerWithin = answerWithin;
    }

    /** Fails with {@link OutcomeUnknown} after that time. The command may still take effect, once. */
    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return super.<R>send(command)
                .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? new OutcomeUnknown(command, failure) : failure));
    }
}
