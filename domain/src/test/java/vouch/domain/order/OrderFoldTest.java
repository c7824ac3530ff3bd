package vouch.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.order.Orders.*;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.order.OrderEvent;
import vouch.domain.Permitted;
import vouch.domain.order.OrderState.Status;

class OrderFoldTest {

    /** Every event, and the status that it leads to. An event that is added to the language is missing here. */
    private static final Map<OrderEvent, Status> EVENTS = Map.of(
            CREATED, Status.PENDING,
            APPROVED, Status.APPROVED,
            REJECTED, Status.REJECTED,
            CANCELLED, Status.CANCELLED,
            SHIPPED, Status.SHIPPED);

    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(EVENTS.keySet().stream())).isEqualTo(Permitted.recordsOf(OrderEvent.class));
    }

    @Test
    void leadsToTheStatusOfTheEventWhateverWasBefore() {
        EVENTS.forEach((event, status) -> assertThat(Stream.of(Status.values()))
                .filteredOn(before -> before != Status.ABSENT)
                .allSatisfy(
                        before -> assertThat(order(before).evolve(event)).isEqualTo(new OrderState(CREATED, status))));
    }

    @Test
    void keepsWhatTheOrderWasCreatedWith() {
        assertThat(OrderState.ABSENT.evolve(CREATED)).isEqualTo(new OrderState(CREATED, Status.PENDING));
        assertThat(order(Status.SHIPPED).created()).isSameAs(CREATED);
    }
}
