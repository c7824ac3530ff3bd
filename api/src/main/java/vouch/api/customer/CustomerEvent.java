package vouch.api.customer;

import org.axonframework.serialization.Revision;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.order.OrderId;

/**
 * What happened to a customer's credit account, in the customer's stream. The stored form of each is a contract: another
 * shape is another revision, with an upcaster and an approved file. A reason is the client's, and may be null.
 */
public sealed interface CustomerEvent {

    CustomerId customerId();

    /** What became of the credit of one order. */
    sealed interface OrderCreditEvent extends CustomerEvent {

        OrderId orderId();
    }

    @Revision("1")
    record CustomerRegistered(CustomerId customerId, String name, String country, Money creditLimit)
            implements CustomerEvent {

        /** What an accepted command creates. */
        public static CustomerRegistered of(RegisterCustomer command) {
            return new CustomerRegistered(
                    command.customerId(), command.name(), command.country(), command.creditLimit());
        }
    }

    @Revision("1")
    record CreditLimitChanged(CustomerId customerId, Money creditLimit, String reason) implements CustomerEvent {}

    @Revision("1")
    record CreditHoldPlaced(CustomerId customerId, String reason) implements CustomerEvent {}

    @Revision("1")
    record CreditHoldLifted(CustomerId customerId, String reason) implements CustomerEvent {}

    @Revision("1")
    record CreditReserved(CustomerId customerId, OrderId orderId, CreditFigures figures) implements OrderCreditEvent {}

    @Revision("1")
    record CreditReservationRejected(
            CustomerId customerId, OrderId orderId, RejectionReason reason, CreditFigures figures)
            implements OrderCreditEvent {}

    /** The amount is zero when the release overtook the reservation. */
    @Revision("1")
    record CreditReleased(CustomerId customerId, OrderId orderId, Money amount) implements OrderCreditEvent {}

    @Revision("1")
    record CreditCharged(CustomerId customerId, OrderId orderId, Money amount) implements OrderCreditEvent {}

    @Revision("1")
    record PaymentRecorded(CustomerId customerId, PaymentId paymentId, Money amount) implements CustomerEvent {}

    @Revision("1")
    record PaymentReversed(CustomerId customerId, PaymentId paymentId, Money amount, String reason)
            implements CustomerEvent {}

    @Revision("1")
    record CreditNoteIssued(CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason)
            implements CustomerEvent {}
}
