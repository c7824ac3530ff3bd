package vouch.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class TracedSenderTest {

    private final CommandMessage<?> command = GenericCommandMessage.asCommandMessage("a command");
    private final CompletableFuture<Object> answer = new CompletableFuture<>();
    private final CommandSender sender = mock();
    private final SpanFactory spans = mock();
    private final Span step = mock();
    private final SpanScope scope = mock();

    private final TracedSender traced = new TracedSender(sender, spans);

    @BeforeEach
    void startASpanForTheCommand() {
        when(spans.createChildHandlerSpan(any(), any(CommandMessage.class))).thenReturn(step);
        when(step.start()).thenReturn(step);
        when(step.makeCurrent()).thenReturn(scope);
        when(sender.send(command)).thenReturn(answer);
    }

    @Test
    void sendsWithinTheSpanAndEndsItWithTheAnswer() {
        CompletableFuture<Object> sent = traced.send(command);

        InOrder order = inOrder(step, sender, scope);
        order.verify(step).makeCurrent();
        order.verify(sender).send(command);
        order.verify(scope).close();
        verify(step, never()).end();

        answer.complete("an answer");
        assertThat(sent).isCompletedWithValue("an answer");
        verify(step).end();
        verify(step, never()).recordException(any());
    }

    @Test
    void recordsThatACommandFailed() {
        Throwable failure = new IllegalStateException("refused");
        CompletableFuture<Object> sent = traced.send(command);

        answer.completeExceptionally(failure);

        assertThat(sent).isCompletedExceptionally();
        verify(step).recordException(failure);
        verify(step).end();
    }

    @Test
    void recordsThatACommandCouldNotBeSent() {
        RuntimeException failure = new IllegalStateException("stopping");
        when(sender.send(command)).thenThrow(failure);

        assertThatThrownBy(() -> traced.send(command)).isSameAs(failure);

        verify(step).recordException(failure);
        verify(step).end();
    }
}
