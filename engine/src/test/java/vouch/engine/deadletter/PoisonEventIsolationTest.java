package vouch.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.annotation.AnnotatedMessageHandlingMemberDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.SimpleTransactionStatus;

class PoisonEventIsolationTest {

    private final PlatformTransactionManager transactions = mock();
    private final TokenStore tokens = mock();
    private final Projection projection = new Projection();
    private AnnotationEventHandlerAdapter handler;

    @ProcessingGroup("tested")
    static class Projection {

        private final List<String> handled = new ArrayList<>();

        @EventHandler
        void on(String event) {
            if (event.equals("poison")) {
                throw new IllegalStateException(event);
            }
            handled.add(event);
        }
    }

    @BeforeEach
    void enhance() {
        Mockito.when(transactions.getTransaction(any())).thenAnswer(begun -> new SimpleTransactionStatus());
        Mockito.doAnswer(committed -> {
                    committed.<SimpleTransactionStatus>getArgument(0).setCompleted();
                    return null;
                })
                .when(transactions)
                .commit(any());
        handler = new AnnotationEventHandlerAdapter(
                projection,
                ClasspathParameterResolverFactory.forClass(Projection.class),
                MultiHandlerDefinition.ordered(
                        List.of(new AnnotatedMessageHandlingMemberDefinition()),
                        new PoisonEventIsolation(provided(transactions), provided(tokens))));
    }

    @Test
    void givesEventsNoTransactionsOfTheirOwnWhileAllIsWell() {
        assertThat(batch("a", "b").isExceptional()).isFalse();

        verify(transactions, never()).getTransaction(any());
    }

    /** What its handler did before it failed must not be kept, so that it is no letter yet. */
    @Test
    void failsAsABatchFirst() {
        assertThat(batch("a", "poison").exceptionResult()).isInstanceOf(PoisonEventIsolation.TryAlone.class);
    }

    @Test
    void givesEachEventATransactionOfItsOwnAfterAFailedBatch() {
        batch("a", "poison");

        assertThat(batch("a", "poison").exceptionResult())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("poison");

        verify(transactions, times(2)).getTransaction(any());
        verify(transactions).commit(any());
        verify(transactions).rollback(any());
    }

    @Test
    void trustsTheSegmentAgainAfterABatchWithoutFailure() {
        batch("poison");
        batch("a");
        verify(transactions).getTransaction(any());

        batch("b");

        verify(transactions).getTransaction(any());
    }

    /** Another node may be beyond this event, and have put it aside. */
    @Test
    void keepsNothingOfASegmentThatAnotherNodeHasTaken() {
        batch("poison");
        doThrow(new UnableToClaimTokenException("taken")).when(tokens).extendClaim(anyString(), anyInt());

        assertThat(batch("a").exceptionResult()).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(projection.handled).isEmpty();
        verify(transactions).rollback(any());
        verify(transactions, never()).commit(any());
    }

    private ResultMessage<?> batch(String... events) {
        List<EventMessage<?>> messages = Stream.of(events)
                .<EventMessage<?>>map(GenericEventMessage::asEventMessage)
                .toList();
        BatchingUnitOfWork<EventMessage<?>> batch = new BatchingUnitOfWork<>(messages);
        batch.resources().put("Processor[tested]/SegmentId", 0);
        return batch.executeWithResult(() -> handler.handle(batch.getMessage()));
    }

    @SuppressWarnings("unchecked")
    private static <T> ObjectProvider<T> provided(T bean) {
        ObjectProvider<T> provider = mock(ObjectProvider.class);
        Mockito.when(provider.getObject()).thenReturn(bean);
        return provider;
    }
}
