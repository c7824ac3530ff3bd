package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.junit.jupiter.api.Test;
import vouch.engine.deadletter.DeadLetterGroup;
import vouch.engine.selfcheck.Check;

class MessagingChecksTest {

    private final MessagingChecks checks = new MessagingChecks();
    private final Configuration axon = mock();

    @Test
    void seesASerializerThatWritesJava() throws Exception {
        Serializer json = mock();
        when(axon.serializer()).thenReturn(json);
        when(axon.eventSerializer()).thenReturn(json);
        when(axon.messageSerializer()).thenReturn(json);
        Check check = checks.nothingIsSerializedAsJava(axon);
        assertThat(check.holds().call()).isTrue();

        when(axon.messageSerializer()).thenReturn(mock(XStreamSerializer.class));
        assertThat(check.holds().call()).isFalse();
    }

    @Test
    void seesAGroupThatAnEventCouldHoldUp() throws Exception {
        EventProcessingConfiguration processing = mock();
        when(processing.eventProcessors())
                .thenReturn(Map.of("order-view", mock(EventProcessor.class), "order-saga", mock(EventProcessor.class)));
        when(processing.deadLetterQueue("order-view")).thenReturn(Optional.of(mock()));
        DeadLetterGroup saga = mock();
        when(saga.name()).thenReturn("order-saga");
        assertThat(checks.nothingIsHeldUp(processing, List.of(saga)).holds().call())
                .isTrue();

        assertThat(checks.nothingIsHeldUp(processing, List.of()).holds().call()).isFalse();

        when(processing.deadLetterQueue("order-view")).thenReturn(Optional.empty());
        assertThat(checks.nothingIsHeldUp(processing, List.of(saga)).holds().call())
                .isFalse();
    }
}
