package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderId;

class ByCustomerTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final OrderId ORDER = new OrderId("536365");
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final Money POUND = new Money(100, "GBP");

    @Test
    void keepsTheEventsOfACustomerAndOfItsOrdersInOneSequence() {
        assertThat(List.of(
                        new OrderApproved(ORDER, CUSTOMER, DAY),
                        new CreditReleased(CUSTOMER, ORDER, POUND, null, DAY),
                        new CustomerRegistered(CUSTOMER, "Ada", null, POUND, DAY)))
                .allSatisfy(event -> assertThat(sequenceOf(event)).isEqualTo("17850"));
    }

    /** A record's hash may differ between two Java machines, and with it the segment; a string's is specified. */
    @Test
    void identifiesASequenceByAString() {
        assertThat(sequenceOf(new OrderApproved(ORDER, CUSTOMER, DAY))).isInstanceOf(String.class);
    }

    @Test
    void leavesWhatIsNobodysInNoSequence() {
        assertThat(sequenceOf("an event of another kind")).isNull();
    }

    /** Else the segment could neither handle it nor put it aside. */
    @ParameterizedTest
    @CsvSource({"customer/17850, 17850", "order/536365, order/536365"})
    void goesByTheStreamOfAnEventThatCannotBeRead(String stream, String sequence) {
        EventMessage<?> unreadable = new GenericDomainEventMessage<>("any", stream, 0, "?") {
            @Override
            public String getPayload() {
                throw new SerializationException("broken");
            }
        };

        assertThat(new ByCustomer().getSequenceIdentifierFor(unreadable)).isEqualTo(sequence);
    }

    private static Object sequenceOf(Object event) {
        return new ByCustomer().getSequenceIdentifierFor(GenericEventMessage.asEventMessage(event));
    }
}
