package vouch.saga;

import static vouch.domain.process.Orders.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.BusinessError.Code;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.coordination.Receivers;

/** The reservation of an order that is not approved, at whatever moment that comes out. */
class OrderSagaCompensationTest {

    private static final ReleaseCredit COMPENSATION = new ReleaseCredit(CUSTOMER, ORDER, DAY);

    private final Receivers receivers = new Receivers();
    private final Sagas saga = new Sagas(receivers);

    static Stream<List<Object>> momentsToCancel() {
        return Stream.of(
                List.of(CREATED), // the reservation may still be on its way
                List.of(CREATED, RESERVED), // approved, and it does not know yet
                List.of(CREATED, RESERVED, APPROVED));
    }

    @ParameterizedTest
    @MethodSource("momentsToCancel")
    void releasesTheCreditOfACancelledOrder(List<Object> history) {
        given(history)
                .when(CANCELLED)
                .expectCommands(COMPENSATION)
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER_CLOSED", "ORDER_NOT_FOUND"})
    void releasesCreditThatWasReservedForAnOrderThatCannotBeApprovedAnyMore(Code code) {
        receivers.refuse(ApproveOrder.class, code);

        saga.given(CREATED)
                .when(RESERVED)
                .expectCommands(new ApproveOrder(ORDER, DAY), COMPENSATION)
                .expectInFlight(0)
                .expectNoDeadline();
    }

    @Test
    void releasesOnce() {
        receivers.refuse(ApproveOrder.class, Code.ORDER_CLOSED);

        given(List.of(CREATED, RESERVED)).when(CANCELLED).expectCommands().expectInFlight(0);
    }

    @Test
    void neverApprovesWhatWasCancelledBeforeItsCreditWasReserved() {
        given(List.of(CREATED, CANCELLED)).when(RESERVED).expectCommands().expectInFlight(0);
    }

    private Sagas given(List<Object> history) {
        return saga.given(history.toArray());
    }
}
