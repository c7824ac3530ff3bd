package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static vouch.domain.process.Orders.*;

import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import vouch.engine.outage.OutcomeUnknown;
import vouch.saga.LettersInMemory.Letter;

class OrderSagaBatchesTest {

    private static final Exception FAILURE = new IllegalStateException("The order cannot be read");

    private final Sagas sagas = new Sagas((command, metaData) -> null);
    private final SagaRunner runner = mock(SagaRunner.class);
    private final LettersInMemory letters = new LettersInMemory();
    private final OrderSagaBatches batches = new OrderSagaBatches(runner, letters);
    private final AnnotationEventHandlerAdapter saga = new AnnotationEventHandlerAdapter(batches);

    private final DomainEventMessage<?> created = sagas.message(CREATED);
    private final DomainEventMessage<?> reserved = sagas.message(RESERVED);
    private final DomainEventMessage<?> rejected = sagas.message(NO_CREDIT);

    @Test
    void takesTheStepsOfOneTransactionTogetherBeforeItsToken() {
        BatchingUnitOfWork<DomainEventMessage<?>> batch =
                new BatchingUnitOfWork<>(List.of(created, reserved, rejected));
        batch.onPrepareCommit(token -> verify(runner).take(List.of(created, reserved, rejected)));

        assertThat(handle(batch)).isTrue();

        verifyNoMoreInteractions(runner);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void takesTheStepOfAnEventThatIsAlone() {
        assertThat(handle(new DefaultUnitOfWork<>(created))).isTrue();

        verify(runner).take(List.of(created));
    }

    /** An interceptor may keep an event from its handler. */
    @Test
    void forgetsNoneWhenTheLastDoesNotCome() {
        BatchingUnitOfWork<DomainEventMessage<?>> batch = new BatchingUnitOfWork<>(List.of(created, reserved));

        batch.executeWithResult(() -> batch.getMessage() == created ? saga.handle(created) : null);

        verify(runner).take(List.of(created));
    }

    @Test
    void addsADeadLetterForAnEventWhoseStepFailedAndForThoseBehindIt() {
        when(runner.take(any())).thenReturn(UnhandledEvent.of(List.of(created, reserved), FAILURE));

        assertThat(handle(new BatchingUnitOfWork<>(List.of(created, reserved)))).isTrue();

        assertThat(letters.all())
                .containsExactly(new Letter("536365", created, FAILURE), new Letter("536365", reserved, null));
    }

    @Test
    void addsALaterEventBehindTheDeadLettersOfItsOrder() {
        letters.add(SagaSide.GROUP, "536365", created, FAILURE);

        assertThat(handle(new BatchingUnitOfWork<>(List.of(reserved)))).isTrue();

        verify(runner).take(List.of());
        assertThat(letters.all())
                .containsExactly(new Letter("536365", created, FAILURE), new Letter("536365", reserved, null));
    }

    @Test
    void takesTheStepOfADeadLetterAgain() throws Exception {
        batches.handle(created);

        verify(runner).take(List.of(created));
    }

    @Test
    void saysWhyTheStepOfADeadLetterFailedAgain() {
        when(runner.take(any())).thenReturn(UnhandledEvent.of(List.of(created), FAILURE));

        assertThatThrownBy(() -> batches.handle(created)).isSameAs(FAILURE);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void leavesTheEventsToTheProcessorInAnOutage() {
        when(runner.take(any())).thenThrow(new OutcomeUnknown("a command", FAILURE));

        assertThat(handle(new BatchingUnitOfWork<>(List.of(created, reserved)))).isFalse();

        assertThat(letters.all()).isEmpty();
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
