package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LoggedCorrelationTest {

    private static final String KEY = "correlationId";

    private final LoggedCorrelation logged = new LoggedCorrelation();

    @AfterEach
    void clear() {
        MDC.remove(KEY);
    }

    @Test
    void isThatOfTheMessageWhileItIsHandled() throws Exception {
        assertThat(handle(Map.of(KEY, "x-1"), () -> MDC.get(KEY))).isEqualTo("x-1");

        assertThat(MDC.get(KEY)).isNull();
    }

    @Test
    void isThatOfTheRequestAgainAfterwards() throws Exception {
        MDC.put(KEY, "request");

        assertThat(handle(Map.of(KEY, "x-2"), () -> MDC.get(KEY))).isEqualTo("x-2");

        assertThat(MDC.get(KEY)).isEqualTo("request");
    }

    @Test
    void isNotThatOfAnotherMessage() throws Exception {
        MDC.put(KEY, "request");

        assertThat(handle(Map.of(), () -> MDC.get(KEY))).isNull();
    }

    @Test
    void isRemovedAfterAFailureToo() {
        assertThatThrownBy(() -> handle(Map.of(KEY, "x-3"), () -> {
                    throw new IllegalStateException("failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(MDC.get(KEY)).isNull();
    }

    @Test
    void isNotReadInAReplay() throws Exception {
        Message<?> replayed = spy(new GenericTrackedEventMessage<>(
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), new GlobalSequenceTrackingToken(1)),
                new GenericEventMessage<>("event", Map.of(KEY, "x-4"))));

        assertThat(logged.handle(new DefaultUnitOfWork<>(replayed), () -> String.valueOf(MDC.get(KEY))))
                .isEqualTo("null");

        verify(replayed, never()).getMetaData();
    }

    private Object handle(Map<String, ?> metadata, InterceptorChain rest) throws Exception {
        return logged.handle(new DefaultUnitOfWork<>(new GenericCommandMessage<>("command", metadata)), rest);
    }
}
