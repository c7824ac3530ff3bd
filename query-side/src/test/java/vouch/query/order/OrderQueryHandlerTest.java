package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vouch.api.order.OrderQuery.Milestone.DECIDED;
import static vouch.api.order.OrderQuery.Milestone.SETTLED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.domain.view.Orders.*;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.query.ViewTables;

/** With real commits: only what is committed is told. */
@ViewTables
@Import({
    OrderRows.class,
    CustomerNames.class,
    DecisionTimes.class,
    SimpleMeterRegistry.class,
    OrderProjection.class,
    OrderQueryHandler.class
})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class OrderQueryHandlerTest {

    private static final FindOrder FIND = new FindOrder(ORDER);

    @Autowired
    private OrderQueryHandler queries;

    @Autowired
    private OrderProjection projection;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private EventStore events;

    @MockitoBean
    private QueryUpdateEmitter updates;

    @AfterEach
    void forget() {
        transaction.executeWithoutResult(committed -> projection.forget());
    }

    @Test
    void findsAnOrder() {
        on(CREATED, 0);

        assertThat(queries.handle(FIND).join().orderId()).isEqualTo(ORDER);
        assertThat(queries.handle(new FindOrders(null, null, null, null, 50, null))
                        .items())
                .hasSize(1);
    }

    @Test
    void saysAtOnceThatThereIsNoneWhenThereIsNoStream() {
        when(events.lastSequenceNumberFor("order/536365")).thenReturn(Optional.empty());

        assertThat(queries.handle(FIND)).isCompletedWithValue(null);
    }

    @Test
    void waitsForAnOrderWhoseStreamExists() throws Exception {
        when(events.lastSequenceNumberFor("order/536365")).thenReturn(Optional.of(0L));
        CompletableFuture<OrderView> answer = queries.handle(FIND);
        assertThat(answer).isNotDone();

        on(CREATED, 0);

        assertThat(ended(answer).orderId()).isEqualTo(ORDER);
    }

    @Test
    void saysThatThereIsNoneWhenItIsNotProjectedInTime() throws Exception {
        when(events.lastSequenceNumberFor("order/536365")).thenReturn(Optional.of(0L));

        assertThat(ended(queries.handle(FIND))).isNull();
    }

    @Test
    void awaitsTheVersionTheDecisionAndTheSettlement() throws Exception {
        CompletableFuture<OrderView> stored = queries.handle(await(1, STORED));
        CompletableFuture<OrderView> decided = queries.handle(await(1, DECIDED));
        CompletableFuture<OrderView> settled = queries.handle(await(3, SETTLED));

        on(CREATED, 0);
        assertThat(ended(stored).version()).isEqualTo(1);
        assertThat(decided).isNotDone();

        transaction.executeWithoutResult(open -> projection.on(CREDIT_RESERVED, ReplayStatus.REGULAR));
        on(APPROVED, 1);
        assertThat(ended(decided).status()).isEqualTo(OrderView.Status.APPROVED);
        assertThat(settled).isNotDone();

        on(SHIPPED, 2);
        assertThat(settled).isNotDone();
        transaction.executeWithoutResult(open -> projection.on(CREDIT_CHARGED, ReplayStatus.REGULAR));
        assertThat(ended(settled).credit()).isEqualTo(OrderView.Credit.CHARGED);
    }

    @Test
    void tellsAChangeOnlyWhenItIsCommitted() throws Exception {
        CompletableFuture<OrderView> answer = queries.handle(await(1, STORED));

        transaction.executeWithoutResult(open -> {
            projection.on(CREATED, 0, NOON, ReplayStatus.REGULAR);
            assertThat(answer).isNotDone();
            open.setRollbackOnly();
        });
        assertThat(answer).isNotDone();

        on(CREATED, 0);
        assertThat(ended(answer).orderId()).isEqualTo(ORDER);
    }

    @Test
    void emitsChangesOnlyWhereSomebodySubscribed() {
        on(CREATED, 0);
        verify(updates, never()).emit(eq(FindOrder.class), any(), any(OrderView.class));

        SubscriptionQueryMessage<?, ?, ?> subscription = mock();
        when(updates.activeSubscriptions()).thenReturn(Set.of(subscription));
        on(APPROVED, 1);
        verify(updates).emit(eq(FindOrder.class), any(), any(OrderView.class));
    }

    private void on(OrderEvent event, long sequence) {
        transaction.executeWithoutResult(
                open -> projection.on(event, sequence, noonPlus(sequence), ReplayStatus.REGULAR));
    }

    private static AwaitOrder await(long version, Milestone milestone) {
        return new AwaitOrder(ORDER, version, milestone, Duration.ofMinutes(5));
    }

    private static OrderView ended(CompletableFuture<OrderView> answer) throws Exception {
        return answer.get(10, TimeUnit.MINUTES);
    }
}
