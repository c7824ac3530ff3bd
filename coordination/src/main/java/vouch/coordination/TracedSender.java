package vouch.coordination;

import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanScope;

/**
 * Sends each command within the trace of the event that caused it. The saga takes its steps only after all events of a
 * transaction, so the current trace is another one.
 */
record TracedSender(CommandSender sender, SpanFactory spans) implements CommandSender {

    @Override
    public CompletableFuture<Object> send(CommandMessage<?> command) {
        Span step = spans.createChildHandlerSpan(() -> "SystemCommands.send", command)
                .start();
        try (SpanScope current = step.makeCurrent()) {
            return sender.send(command).whenComplete((answer, failure) -> end(step, failure));
        } catch (RuntimeException | Error e) {
            end(step, e);
            throw e;
        }
    }

    private static void end(Span step, Throwable failure) {
        if (failure != null) {
            step.recordException(failure);
        }
        step.end();
    }
}
