package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import vouch.engine.selfcheck.Check;

class ProcessorChecksTest {

    private final ProcessorChecks checks = new ProcessorChecks();

    @Test
    void seesThatHandlersWouldBeInterrupted() throws Exception {
        StaticApplicationContext context = new StaticApplicationContext();
        Check check =
                checks.noHandlerIsInterrupted(context.getBeanProvider(HandlerTimeoutHandlerEnhancerDefinition.class));
        assertThat(check.holds().call()).isTrue();

        context.registerBean(HandlerTimeoutHandlerEnhancerDefinition.class, () -> mock());
        assertThat(check.holds().call()).isFalse();
    }

    @Test
    void seesAProcessorThatWouldSkipAnEvent() throws Exception {
        EventProcessingConfiguration processing = mock();
        when(processing.eventProcessors())
                .thenReturn(Map.of("order-view", mock(EventProcessor.class), "order-saga", mock(EventProcessor.class)));
        for (String group : processing.eventProcessors().keySet()) {
            when(processing.errorHandler(group)).thenReturn(new RetriedErrors());
            when(processing.listenerInvocationErrorHandler(group)).thenReturn(PropagatingErrorHandler.instance());
        }
        Check check = checks.noEventIsSkipped(processing);
        assertThat(check.holds().call()).isTrue();

        when(processing.listenerInvocationErrorHandler("order-saga")).thenReturn(new LoggingErrorHandler());
        assertThat(check.holds().call()).isFalse();
    }

    @Test
    void seesAProcessorWhoseSegmentAnErrorWouldEnd() throws Exception {
        EventProcessingConfiguration processing = mock();
        when(processing.eventProcessors()).thenReturn(Map.of("order-view", mock(EventProcessor.class)));
        when(processing.errorHandler("order-view")).thenReturn(PropagatingErrorHandler.instance());
        when(processing.listenerInvocationErrorHandler("order-view")).thenReturn(PropagatingErrorHandler.instance());

        assertThat(checks.noEventIsSkipped(processing).holds().call()).isFalse();
    }

    @Test
    void seesAProcessorThatLocksItsToken() throws Exception {
        EventProcessingConfiguration processing = mock();
        when(processing.eventProcessors()).thenReturn(Map.of("order-view", mock(PooledStreamingEventProcessor.class)));
        Check check = checks.tokensAreFreeDuringABatch(processing);
        assertThat(check.holds().call()).isTrue();

        when(processing.eventProcessors()).thenReturn(Map.of("order-view", mock(TrackingEventProcessor.class)));
        assertThat(check.holds().call()).isFalse();
    }
}
