package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static vouch.domain.process.Orders.*;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import vouch.saga.SagaCommands.OutcomeUnknown;

class OrderSagaBatchesTest {

    private static final Exception FAILURE = new IllegalStateException("The order cannot be read");

    private final Sagas sagas = new Sagas((command, metaData) -> null);
    private final SagaRunner steps = mock(SagaRunner.class);
    private final ParkedSteps parked = mock(ParkedSteps.class);
    private final AnnotationEventHandlerAdapter saga =
            new AnnotationEventHandlerAdapter(new OrderSagaBatches(steps, parked));

    private final DomainEventMessage<?> created = sagas.message(CREATED);
    private final DomainEventMessage<?> reserved = sagas.message(RESERVED);
    private final DomainEventMessage<?> rejected = sagas.message(NO_CREDIT);

    @Test
    void takesTheStepsOfOneTransactionTogetherBeforeItsToken() {
        BatchingUnitOfWork<DomainEventMessage<?>> batch =
                new BatchingUnitOfWork<>(List.of(created, reserved, rejected));
        batch.onPrepareCommit(token -> verify(steps).take(List.of(created, reserved, rejected)));

        assertThat(handle(batch)).isTrue();

        verifyNoMoreInteractions(steps);
        verifyNoInteractions(parked);
    }

    @Test
    void takesTheStepOfAnEventThatIsAlone() {
        assertThat(handle(new DefaultUnitOfWork<>(created))).isTrue();

        verify(steps).take(List.of(created));
    }

    /** An interceptor may keep an event from its handler. */
    @Test
    void forgetsNoneWhenTheLastDoesNotCome() {
        BatchingUnitOfWork<DomainEventMessage<?>> batch = new BatchingUnitOfWork<>(List.of(created, reserved));

        batch.executeWithResult(() -> batch.getMessage() == created ? saga.handle(created) : null);

        verify(steps).take(List.of(created));
    }

    @Test
    void parksWhatFailed() {
        when(steps.take(any())).thenReturn(Map.of(reserved, FAILURE));

        assertThat(handle(new BatchingUnitOfWork<>(List.of(created, reserved)))).isTrue();

        verify(parked).park(reserved, FAILURE);
        verifyNoMoreInteractions(parked);
    }

    @Test
    void leavesTheEventsToTheProcessorWhileSomethingIsAway() {
        when(steps.take(any())).thenThrow(new OutcomeUnknown("a command", FAILURE));

        assertThat(handle(new BatchingUnitOfWork<>(List.of(created, reserved)))).isFalse();

        verify(parked, never()).park(any(), any());
    }

    @Test
    void isNotConcernedByWhatItCausedItself() {
        assertThat(saga.canHandle(sagas.message(RELEASED))).isFalse();
        assertThat(saga.canHandle(sagas.message(CHARGED))).isFalse();
    }

    @Test
    void isNeverReplayed() {
        assertThat(saga.supportsReset()).isFalse();
    }

    /** Whether it was committed. */
    private boolean handle(UnitOfWork<? extends DomainEventMessage<?>> batch) {
        batch.executeWithResult(() -> saga.handle(batch.getMessage()));
        return !batch.isRolledBack();
    }
}
