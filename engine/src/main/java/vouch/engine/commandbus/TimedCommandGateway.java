package vouch.engine.commandbus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import vouch.engine.gateway.SenderContext;
import vouch.engine.outage.OutcomeUnknown;

/**
 * Limits the wait for an answer, for example when the database hangs or a message was lost. The answer completes in the
 * context of its sender.
 */
public final class TimedCommandGateway extends DefaultCommandGateway {

    private final Duration answerWithin;
    private final SenderContext context;

    public TimedCommandGateway(Builder builder, Duration answerWithin, SenderContext context) {
        super(builder);
        this.answerWithin = answerWithin;
        this.context = context;
    }

    /** Fails with {@link OutcomeUnknown} after that time. The command may still take effect, once. */
    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return context.around(super.<R>send(command)
                .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? new OutcomeUnknown(command, failure) : failure)));
    }
}
