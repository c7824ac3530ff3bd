package vouch.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.domain.process.OrderProgress.Credit;

class OrderSettlementTest {

    private static final Object UNKNOWN_CUSTOMER = rejected(RejectionReason.CUSTOMER_NOT_FOUND);
    private static final Object NO_CREDIT_LEFT = rejected(RejectionReason.CREDIT_LIMIT_EXCEEDED);
    /** The day of the deadline of an order that was created at {@link History#second} 0. */
    private static final LocalDate PASSED = LocalDate.EPOCH;

    private static final Object REJECT = new RejectOrder(ORDER, RejectionReason.DECISION_TIMEOUT, PASSED);
    private static final Object RELEASE = new ReleaseCredit(CUSTOMER, ORDER, DAY);
    private static final Object CHARGE = new ChargeCredit(CUSTOMER, ORDER, DAY);

    private final History history = new History(CREATED);
    private final Receivers receivers = new Receivers();
    private final RecordingCommandBus bus = new RecordingCommandBus();
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private static final OrderRejected WAITED_TOO_LONG =
            new OrderRejected(ORDER, CUSTOMER, RejectionReason.WAITING_TIMEOUT, DAY);

    private final OrderSettlement settlement = new OrderSettlement(
            history,
            new SystemCommands(DefaultCommandGateway.builder().commandBus(bus).build()::send, List.of()),
            SimulatedReconciler.DEADLINE);

    OrderSettlementTest() {
        bus.setCallbackBehavior(receivers);
    }

    @AfterEach
    void close() {
        history.close();
    }

    /** What is stored after the order was created, what the events that were read show of its credit, what is sent. */
    static Stream<Arguments> decidedOrders() {
        return Stream.of(
                arguments(List.of(UNKNOWN_CUSTOMER), Credit.UNKNOWN, List.of()),
                arguments(List.of(UNKNOWN_CUSTOMER), Credit.RESERVED, List.of(RELEASE)),
                arguments(List.of(NO_CREDIT_LEFT), Credit.UNKNOWN, List.of()),
                arguments(List.of(NO_CREDIT_LEFT), Credit.REJECTED, List.of()),
                arguments(List.of(TIMED_OUT), Credit.UNKNOWN, List.of()),
                arguments(List.of(DEFERRED, TIMED_OUT), Credit.UNKNOWN, List.of(RELEASE)),
                arguments(List.of(DEFERRED, RELEASED, TIMED_OUT), Credit.UNKNOWN, List.of()),
                arguments(List.of(DEFERRED, TIMED_OUT), Credit.WAITING, List.of(RELEASE)),
                arguments(List.of(TIMED_OUT), Credit.RESERVED, List.of(RELEASE)),
                arguments(List.of(CANCELLED), Credit.UNKNOWN, List.of()),
                arguments(List.of(DEFERRED, CANCELLED), Credit.UNKNOWN, List.of(RELEASE)),
                arguments(List.of(RESERVED, CANCELLED), Credit.UNKNOWN, List.of(RELEASE)),
                arguments(List.of(DEFERRED, CANCELLED), Credit.WAITING, List.of(RELEASE)),
                arguments(List.of(DEFERRED, RESERVED, APPROVED), Credit.WAITING, List.of()),
                arguments(List.of(DEFERRED, RELEASED, CANCELLED), Credit.WAITING, List.of()),
                arguments(List.of(DEFERRED, RESERVED, APPROVED, SHIPPED), Credit.WAITING, List.of(CHARGE)),
                arguments(List.of(CANCELLED), Credit.RESERVED, List.of(RELEASE)),
                arguments(List.of(APPROVED), Credit.UNKNOWN, List.of()),
                arguments(List.of(APPROVED, CANCELLED), Credit.UNKNOWN, List.of(RELEASE)),
                arguments(List.of(APPROVED, CANCELLED), Credit.RELEASED, List.of()),
                arguments(List.of(APPROVED, SHIPPED), Credit.UNKNOWN, List.of(CHARGE)),
                arguments(List.of(APPROVED, SHIPPED), Credit.CHARGED, List.of()));
    }

    @ParameterizedTest
    @MethodSource("decidedOrders")
    void settlesWhatMayBeReservedOrWait(List<Object> own, Credit credit, List<Object> sent) {
        own.forEach(history::add);

        settle(credit);

        assertThat(sent()).isEqualTo(sent);
    }

    @Test
    void asksAPendingOrderToRejectAndReleasesItsCredit() {
        whenAskedToReject(TIMED_OUT);

        settle(Credit.RESERVED);

        assertThat(sent()).isEqualTo(List.of(REJECT, RELEASE));
    }

    /** Its account would store a release of zero. */
    @Test
    void releasesNothingWhereNothingIsKnown() {
        whenAskedToReject(TIMED_OUT);

        settle(Credit.UNKNOWN);

        assertThat(sent()).isEqualTo(List.of(REJECT));
    }

    @Test
    void leavesAPendingOrderAloneThatWaitsForCredit() {
        settle(Credit.WAITING);

        assertThat(sent()).isEmpty();
    }

    /** Its saga, which knew the deadline, is lost. */
    @Test
    void endsAWaitThatHasTakenTooLong() {
        whenAskedToReject(WAITED_TOO_LONG);
        Instant passed = SINCE.plus(SimulatedReconciler.DEADLINE.whileWaiting());

        settlement.settle(ORDER, Credit.WAITING, SINCE, passed.minusMillis(1));
        assertThat(sent()).isEmpty();

        settlement.settle(ORDER, Credit.WAITING, SINCE, passed);
        assertThat(sent())
                .isEqualTo(List.of(
                        new RejectOrder(
                                ORDER, RejectionReason.WAITING_TIMEOUT, LocalDate.ofInstant(passed, ZoneOffset.UTC)),
                        RELEASE));
    }

    @Test
    void releasesNothingWhenTheOrderWasRejectedMeanwhileForItsUnknownCustomer() {
        whenAskedToReject(UNKNOWN_CUSTOMER);

        settle(Credit.UNKNOWN);

        assertThat(sent()).isEqualTo(List.of(REJECT));
    }

    @Test
    void releasesTheCreditOfAnOrderThatWasCancelledMeanwhile() {
        receivers.answer(RejectOrder.class, () -> {
            history.add(CANCELLED);
            throw Receivers.refusal(Code.ORDER_NOT_PENDING);
        });

        settle(Credit.RESERVED);

        assertThat(sent()).isEqualTo(List.of(REJECT, RELEASE));
    }

    @Test
    void saysThatAnOrderDoesNotDecide() {
        assertThatThrownBy(() -> settle(Credit.RESERVED)).hasMessageContaining("PENDING");
        assertThat(sent()).isEqualTo(List.of(REJECT));
    }

    @Test
    void saysThatACommandIsRefusedThatMustNotBe() {
        history.add(APPROVED);
        history.add(SHIPPED);
        receivers.refuse(ChargeCredit.class, Code.NO_RESERVATION);

        assertThatThrownBy(() -> settle(Credit.UNKNOWN)).isInstanceOf(Unresolved.class);
    }

    private void settle(Credit credit) {
        settlement.settle(ORDER, credit, SINCE, SINCE);
    }

    private void whenAskedToReject(Object event) {
        receivers.answer(RejectOrder.class, () -> {
            history.add(event);
            return null;
        });
    }

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }
}
