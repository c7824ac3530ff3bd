package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static vouch.api.order.OrderQuery.Milestone.ANSWERED;
import static vouch.api.order.OrderQuery.Milestone.DECIDED;
import static vouch.api.order.OrderQuery.Milestone.SETTLED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.domain.view.Orders.*;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
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
import vouch.api.Actor;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.DecisionView;
import vouch.api.order.DecisionView.Outcome;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.FindDecision;
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
    OrderReasons.class,
    OrderWaits.class,
    DecisionTimes.class,
    SimpleMeterRegistry.class,
    OrderProjection.class,
    OrderQueryHandler.class,
    DecisionQueryHandler.class
})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class OrderQueryHandlerTest {

    private static final FindOrder FIND = new FindOrder(ORDER);

    @Autowired
    private OrderQueryHandler queries;

    @Autowired
    private DecisionQueryHandler decisions;

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
        assertThat(queries.handle(new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 50, null))
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

        transaction.executeWithoutResult(open -> projection.on(CREDIT_RESERVED, 1, NOON, ReplayStatus.REGULAR));
        on(APPROVED, 1);
        assertThat(ended(decided).status()).isEqualTo(OrderView.Status.APPROVED);
        assertThat(settled).isNotDone();

        on(SHIPPED, 2);
        assertThat(settled).isNotDone();
        transaction.executeWithoutResult(open -> projection.on(CREDIT_CHARGED, 2, NOON, ReplayStatus.REGULAR));
        assertThat(ended(settled).credit()).isEqualTo(OrderView.Credit.CHARGED);
    }

    @Test
    void awaitsTheAnswerThatAnOrderWaitsForCredit() throws Exception {
        CompletableFuture<OrderView> answered = queries.handle(await(1, ANSWERED));
        on(CREATED, 0);
        assertThat(answered).isNotDone();

        CreditDeferred deferred = new CreditDeferred(
                CUSTOMER,
                ORDER,
                RejectionReason.OVERDUE,
                CREATED.on(),
                FIGURES.because(List.of(RejectionReason.OVERDUE)));
        transaction.executeWithoutResult(open -> projection.on(deferred, 1, noonPlus(1), ReplayStatus.REGULAR));

        assertThat(ended(answered))
                .extracting(OrderView::credit, OrderView::reason, OrderView::waitingSince)
                .containsExactly(OrderView.Credit.WAITING, "OVERDUE", noonPlus(1));
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

    @Test
    void explainsTheDecisionFromItsEvent() {
        on(CREATED, 0);
        assertThat(decision().outcome()).isEqualTo(Outcome.UNDECIDED);

        transaction.executeWithoutResult(open -> projection.on(CREDIT_RESERVED, 7, NOON, ReplayStatus.REGULAR));
        DomainEventMessage<CreditReserved> stored = new GenericDomainEventMessage<>(
                "Customer", CUSTOMER.toString(), 7, CREDIT_RESERVED, Map.of(Actor.KEY, "system:order-saga"));
        when(events.readEvents(CUSTOMER.toString(), 7)).thenReturn(DomainEventStream.of(stored));

        assertThat(decision())
                .extracting(DecisionView::outcome, DecisionView::figures, DecisionView::at, DecisionView::actor)
                .containsExactly(Outcome.GRANTED, FIGURES, stored.getTimestamp(), "system:order-saga");
    }

    /** What was decided last, and by whom; what follows from it decides nothing. */
    @Test
    void explainsTheLastOfSeveralDecisions() {
        CreditReserved overridden = new CreditReserved(
                CUSTOMER, ORDER, Granted.BY_OVERRIDE, List.of(), "a good customer", CREATED.on(), FIGURES_LATE);
        on(CREATED, 0);
        transaction.executeWithoutResult(open -> {
            projection.on(CREDIT_DEFERRED, 3, NOON, ReplayStatus.REGULAR);
            projection.on(overridden, 8, NOON, ReplayStatus.REGULAR);
            projection.on(CREDIT_CHARGED, 9, NOON, ReplayStatus.REGULAR);
        });
        when(events.readEvents(CUSTOMER.toString(), 8))
                .thenReturn(DomainEventStream.of(new GenericDomainEventMessage<>(
                        "Customer", CUSTOMER.toString(), 8, overridden, Map.of(Actor.KEY, "dana"))));

        assertThat(decision())
                .extracting(DecisionView::outcome, DecisionView::granted, DecisionView::remark, DecisionView::actor)
                .containsExactly(Outcome.GRANTED, Granted.BY_OVERRIDE, "a good customer", "dana");
    }

    @Test
    void explainsNothingOfAnOrderThatDoesNotExist() {
        when(events.lastSequenceNumberFor("order/536365")).thenReturn(Optional.empty());

        assertThat(decision()).isNull();
    }

    private DecisionView decision() {
        return decisions.handle(new FindDecision(ORDER)).join();
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
