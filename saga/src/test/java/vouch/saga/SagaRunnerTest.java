package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.process.Orders.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.CommandSender;
import vouch.coordination.DecisionDeadline;
import vouch.coordination.Receivers;
import vouch.coordination.SystemCommands;
import vouch.domain.process.OrderProgress.Phase;
import vouch.engine.outage.OutcomeUnknown;

/** Many events in one transaction. */
class SagaRunnerTest {

    private static final RejectedExecutionException AWAY = new RejectedExecutionException("away");

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers, failure -> hasCause(failure, AWAY));

    @Test
    void writesOnceWhatSeveralEventsChange() {
        saga.when(CREATED, RESERVED, APPROVED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new ApproveOrder(ORDER, DAY))
                .expectPhase(Phase.AWAITING_SHIPMENT);

        assertThat(saga.store.writes).isEqualTo(1);
    }

    @Test
    void writesNothingOfASagaThatBeginsAndEndsAtOnce() {
        saga.when(CREATED, RESERVED, APPROVED, SHIPPED).expectInFlight(0);

        assertThat(saga.store.writes).isZero();
    }

    @Test
    void sendsTheCommandsOfAllOrdersBeforeTheFirstIsAnswered() {
        Held held = new Held(20);
        SagasInMemory store = new SagasInMemory();

        List<UnhandledEvent> unhandled = steps(held, store).take(created(20));

        assertThat(unhandled).isEmpty();
        assertThat(held.most).isEqualTo(20);
        store.commit();
        assertThat(store.stored()).hasSize(20);
    }

    @Test
    void sendsTheCommandsOfOneOrderOneAfterTheOther() {
        Held held = new Held(1);

        steps(held, new SagasInMemory())
                .take(Stream.of(CREATED, RESERVED, SHIPPED).map(saga::message).toList());

        assertThat(held.most).isEqualTo(1);
        assertThat(held.sent)
                .containsExactly(
                        new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY),
                        new ApproveOrder(ORDER, DAY),
                        new ChargeCredit(CUSTOMER, ORDER, DAY));
    }

    @Test
    void goesOnWithTheOthersWhenOneOrderFails() {
        receivers.fail(ApproveOrder.class);
        OrderCreated other = createdOf(Sagas.order(1));

        saga.when(CREATED, RESERVED, other).expectInFlight(2);

        assertThat(saga.unhandledEvents()).isEqualTo(List.of(RESERVED));
        assertThat(saga.store.stored().get(ORDER).phase()).isEqualTo(Phase.APPROVING);
        assertThat(saga.store.stored().get(Sagas.order(1)).phase()).isEqualTo(Phase.RESERVING);
    }

    @Test
    void leavesTheLaterEventsOfAnOrderBehindTheOneWhoseStepFailed() {
        receivers.fail(ApproveOrder.class);

        saga.when(CREATED, RESERVED, CANCELLED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new ApproveOrder(ORDER, DAY))
                .expectPhase(Phase.APPROVING);

        assertThat(saga.unhandledEvents()).isEqualTo(List.of(RESERVED, CANCELLED));
        receivers.refuse(ApproveOrder.class, Code.ORDER_CLOSED);
        saga.given(RESERVED)
                .expectCommands(new ApproveOrder(ORDER, DAY), new ReleaseCredit(CUSTOMER, ORDER, DAY))
                .expectInFlight(0);
        saga.given(CANCELLED).expectCommands().expectInFlight(0);
    }

    @Test
    void keepsNothingWhileSomethingIsAwayThatAllNeedAndSendsNothingMore() {
        receivers.answer(ApproveOrder.class, () -> {
            throw AWAY;
        });

        assertThatThrownBy(() -> saga.when(CREATED, RESERVED, CANCELLED)).isInstanceOf(OutcomeUnknown.class);
        saga.expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new ApproveOrder(ORDER, DAY))
                .expectInFlight(0);

        receivers.accept(ApproveOrder.class);
        saga.given(CREATED, RESERVED).expectPhase(Phase.AWAITING_SHIPMENT);
    }

    /** After a crash between the answers and the commit. */
    @Test
    void comesToTheSameEndWhenItIsDeliveredAgain() {
        Sagas forgetful = new Sagas(receivers);
        forgetful.when(CREATED, RESERVED);
        forgetful.store.stored().clear();
        forgetful.store.rollback();

        forgetful
                .when(CREATED, RESERVED)
                .expectCommands(new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), new ApproveOrder(ORDER, DAY))
                .expectPhase(Phase.AWAITING_SHIPMENT);
    }

    @Test
    void takesTheOutcomeForUnknownWhenTheTimeIsUp() {
        Held silent = new Held(2);
        List<DomainEventMessage<?>> events = Stream.of(CREATED, RESERVED)
                .<DomainEventMessage<?>>map(saga::message)
                .toList();
        OrderRun steps = new OrderRun(
                ORDER,
                null,
                events,
                new SystemCommands(silent, List.of()),
                new DecisionDeadline(Sagas.A_MINUTE, Duration.ofDays(14)),
                Clock.systemUTC());
        AnswerLoop round = new AnswerLoop(failure -> false);

        round.await(List.of(steps.take(round)), Duration.ZERO);

        assertThat(steps.unhandled()).extracting(UnhandledEvent::event).isEqualTo(events);
        assertThat(steps.unhandled().get(0).cause()).isInstanceOf(OutcomeUnknown.class);
        assertThat(steps.unhandled().get(1).cause()).isNull();
        assertThat(steps.change().after().phase()).isEqualTo(Phase.RESERVING);
        assertThat(silent.sent).hasSize(1);
    }

    @Test
    void leavesAnOrderToWhoeverIsAtWorkOnIt() {
        saga.store.busy.add(ORDER);

        saga.when(RESERVED, createdOf(Sagas.order(1))).expectInFlight(1);

        assertThat(saga.unhandledEvents()).isEqualTo(List.of(RESERVED));
        assertThat(saga.failure()).isInstanceOf(SagaRunner.Busy.class);
    }

    @Test
    void doesNotLetARowThatCannotBeWrittenHoldUpTheOthers() {
        saga.store.broken.add(ORDER);

        saga.when(CREATED, createdOf(Sagas.order(1)), RESERVED).expectInFlight(1);

        assertThat(saga.unhandledEvents()).isEqualTo(List.of(CREATED, RESERVED));
    }

    /** Another node may handle the first event again before the events of its answer arrive here. */
    @Test
    void remembersNoEventsOfAnAnswerWhenTheRowCannotBeWritten() {
        receivers.answer(ReserveCredit.class, () -> new Accepted(2, Instant.EPOCH, List.of(RESERVED)));
        saga.store.broken.add(ORDER);
        saga.when(CREATED);
        saga.store.broken.clear();
        saga.store.locked.clear();

        saga.when(RESERVED);

        assertThat(saga.store.locked).containsExactly(ORDER);
    }

    @Test
    void tellsWhatCannotBeRead() {
        DomainEventMessage<?> ofAnOrder = new Unreadable("order/536365");
        DomainEventMessage<?> ofACustomer = new Unreadable("customer/17850");

        List<UnhandledEvent> unhandled = steps(new Held(1), new SagasInMemory()).take(List.of(ofAnOrder, ofACustomer));

        assertThat(unhandled).extracting(UnhandledEvent::cause).hasOnlyElementsOfType(SerializationException.class);
        assertThat(unhandled)
                .extracting(UnhandledEvent::sequence)
                .containsExactlyInAnyOrder("536365", "customer/17850");
    }

    private SagaRunner steps(Held gateway, SagasInMemory store) {
        return new SagaRunner(
                store,
                new SystemCommands(gateway, List.of()),
                new DecisionDeadline(Sagas.A_MINUTE, Duration.ofDays(14)),
                failure -> false,
                Clock.systemUTC());
    }

    private List<DomainEventMessage<?>> created(int orders) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        IntStream.range(0, orders).forEach(number -> events.add(saga.message(createdOf(Sagas.order(number)))));
        return events;
    }

    private static OrderCreated createdOf(OrderId order) {
        return new OrderCreated(order, CUSTOMER, CREATED.lines(), TOTAL, DAY);
    }

    private static boolean hasCause(Throwable failure, Throwable sought) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(sought::equals);
    }

    /** Answers when so many wait for it. */
    private static final class Held implements CommandSender {

        private final int until;
        private final List<Object> sent = new ArrayList<>();
        private final List<CompletableFuture<Object>> waiting = new ArrayList<>();
        private int most;

        Held(int until) {
            this.until = until;
        }

        @Override
        public CompletableFuture<Object> send(CommandMessage<?> command) {
            CompletableFuture<Object> answer = new CompletableFuture<>();
            sent.add(command.getPayload());
            waiting.add(answer);
            most = Math.max(most, waiting.size());
            if (waiting.size() == until) {
                List.copyOf(waiting).forEach(one -> one.complete(null));
                waiting.clear();
            }
            return answer;
        }
    }

    /** An event whose payload is broken. */
    private static final class Unreadable extends GenericDomainEventMessage<Object> {

        Unreadable(String stream) {
            super(
                    stream.split("/")[0],
                    stream,
                    0,
                    new CreditReserved(CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, DAY, RESERVED.figures()),
                    Map.of());
        }

        @Override
        public Object getPayload() {
            throw new SerializationException("broken");
        }
    }
}
