package vouch.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.engine.SetClock;

class SettlementRetryTest {

    private final RecordingCommandBus bus = new RecordingCommandBus();

    @Test
    void settlesTheOrderAsAllItsEventsShowIt() throws Exception {
        try (History history = new History(CREATED, RESERVED, CANCELLED)) {
            retry(history).handle(event(ORDER.toString(), CREATED));
        }

        assertThat(sent()).isEqualTo(List.of(new ReleaseCredit(CUSTOMER, ORDER, DAY)));
    }

    @Test
    void sendsNothingForAnOrderThatWasSettledMeanwhile() throws Exception {
        try (History history = new History(CREATED, RESERVED, CANCELLED, RELEASED)) {
            retry(history).handle(event(CUSTOMER.toString(), RESERVED));
        }

        assertThat(sent()).isEmpty();
    }

    @Test
    void chargesAShippedOrder() throws Exception {
        try (History history = new History(CREATED, RESERVED, APPROVED, SHIPPED)) {
            retry(history).handle(event(ORDER.toString(), SHIPPED));
        }

        assertThat(sent()).isEqualTo(List.of(new ChargeCredit(CUSTOMER, ORDER, DAY)));
    }

    @Test
    void saysThatAReservationHasNoOrder() {
        try (History history = new History(RESERVED)) {
            assertThatThrownBy(() -> retry(history).handle(event(CUSTOMER.toString(), RESERVED)))
                    .hasMessageContaining(ORDER + " is UNKNOWN, and its credit is RESERVED");
        }

        assertThat(sent()).isEmpty();
    }

    /** A step that an earlier release has parked may be of an order that never existed. */
    @Test
    void saysThatNothingOfTheOrderIsStored() {
        try (History history = new History()) {
            assertThatThrownBy(() -> retry(history).handle(event(ORDER.toString(), CREATED)))
                    .hasMessageContaining("No event of " + ORDER);
        }
    }

    private SettlementRetry retry(History history) {
        SystemCommands commands = new SystemCommands(
                DefaultCommandGateway.builder().commandBus(bus).build()::send, List.of());
        bus.setCallbackBehavior(new Receivers());
        return new SettlementRetry(
                new OrderHistory(history),
                new OrderSettlement(history, commands, SimulatedReconciler.DEADLINE),
                new SetClock(Instant.EPOCH));
    }

    private static DomainEventMessage<?> event(String stream, Object event) {
        return new GenericDomainEventMessage<>("any", stream, 0, event, Map.of());
    }

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }
}
