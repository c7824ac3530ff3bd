package vouch.api.customer;

import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.order.OrderId;

/**
 * An event of a customer's credit account, in the customer's stream. The stored form of each event is a contract. A
 * changed form needs a new revision, an upcaster and an approved file. A reason comes from the client and may be null.
 */
public sealed interface CustomerEvent {

    CustomerId customerId();

    /** An event about the credit of one order. */
    sealed interface OrderCreditEvent extends CustomerEvent {

        OrderId orderId();
    }

    record CustomerRegistered(CustomerId customerId, String name, String country, Money creditLimit)
            implements CustomerEvent {

        /** The event that an accepted command stores. */
        public static CustomerRegistered of(RegisterCustomer command) {
            return new CustomerRegistered(
                    command.customerId(), command.name(), command.country(), command.creditLimit());
        }
    }

    record CreditLimitChanged(CustomerId customerId, Money creditLimit, String reason) implements CustomerEvent {}

    record CreditHoldPlaced(CustomerId customerId, String reason) implements CustomerEvent {}

    record CreditHoldLifted(CustomerId customerId, String reason) implements CustomerEvent {}

    record CreditReserved(CustomerId customerId, OrderId orderId, CreditFigures figures) implements OrderCreditEvent {}

    record CreditReservationRejected(
            CustomerId customerId, OrderId orderId, RejectionReason reason, CreditFigures figures)
            implements OrderCreditEvent {}

    /** The amount is zero when the release arrived before the reservation. */
    record CreditReleased(CustomerId customerId, OrderId orderId, Money amount) implements OrderCreditEvent {}

    record CreditCharged(CustomerId customerId, OrderId orderId, Money amount) implements OrderCreditEvent {}

    record PaymentRecorded(CustomerId customerId, PaymentId paymentId, Money amount) implements CustomerEvent {}

    record PaymentReversed(CustomerId customerId, PaymentId paymentId, Money amount, String reason)
            implements CustomerEvent {}

    record CreditNoteIssued(CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason)
            implements CustomerEvent {}
}
