package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import vouch.saga.SagaCommands.OutcomeUnknown;

class StepParkingTest {

    private static final EventMessage<?> RESERVED =
            new GenericDomainEventMessage<>("Customer", "customer/17850", 12, Orders.RESERVED);
    private static final Exception FAILURE = new IllegalStateException("The order cannot be read");

    private final ParkedSteps parked = mock(ParkedSteps.class);
    private final StepParking parking = new StepParking(parked, OutcomeUnknown.class::isInstance);

    @Test
    void handsOnWhatTheSagaHandles() throws Exception {
        assertThat(parking.handle(new DefaultUnitOfWork<>(RESERVED), () -> "handled"))
                .isEqualTo("handled");
        verifyNoInteractions(parked);
    }

    @Test
    void parksWhatFailsUnderItsOrder() throws Exception {
        fail(RESERVED, FAILURE);

        verify(parked).park("customer:17850@12", Orders.ORDER, "CreditReserved", FAILURE);
    }

    @Test
    void knowsTheOrderOfAnEventThatCannotBeReadByItsStream() throws Exception {
        fail(new GenericDomainEventMessage<>("Order", "order/536365", 0, "unreadable"), FAILURE);

        verify(parked).park(eq("order:536365@0"), eq(Orders.ORDER), any(), eq(FAILURE));
    }

    @Test
    void leavesTheEventToTheProcessorWhileSomethingIsAway() {
        OutcomeUnknown away = new OutcomeUnknown("a command", new IllegalStateException("no connection"));

        assertThatThrownBy(() -> fail(RESERVED, away)).isSameAs(away);
        verifyNoInteractions(parked);
    }

    @Test
    void leavesAnEventOfNoStreamToTheProcessor() {
        assertThatThrownBy(() -> fail(GenericEventMessage.asEventMessage(Orders.RESERVED), FAILURE))
                .isSameAs(FAILURE);
    }

    private void fail(EventMessage<?> event, Exception failure) throws Exception {
        parking.handle(new DefaultUnitOfWork<>(event), () -> {
            throw failure;
        });
    }
}
