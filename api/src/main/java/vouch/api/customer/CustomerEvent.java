package vouch.api.customer;

import java.time.LocalDate;
import java.util.List;
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

    /** The day for which the event counts. */
    LocalDate on();

    /** An event about the credit of one order. */
    sealed interface OrderCreditEvent extends CustomerEvent {

        OrderId orderId();
    }

    /** The account's answer to an order that asks for credit, or that waits for it. */
    sealed interface CreditDecision extends OrderCreditEvent {

        CreditFigures figures();
    }

    record CustomerRegistered(CustomerId customerId, String name, String country, Money creditLimit, LocalDate on)
            implements CustomerEvent {

        /** The event that an accepted command stores. */
        public static CustomerRegistered of(RegisterCustomer command) {
            return new CustomerRegistered(
                    command.customerId(),
                    command.name(),
                    command.country(),
                    command.creditLimit(),
                    command.on().day());
        }
    }

    record CreditLimitChanged(CustomerId customerId, Money creditLimit, String reason, LocalDate on)
            implements CustomerEvent {}

    record CreditTermsChanged(CustomerId customerId, CreditTerms terms, String reason, LocalDate on)
            implements CustomerEvent {}

    /** @param until the last day of the limit */
    record TemporaryLimitGranted(
            CustomerId customerId,
            TemporaryLimitId temporaryLimitId,
            Money amount,
            LocalDate from,
            LocalDate until,
            String reason,
            LocalDate on)
            implements CustomerEvent {}

    record TemporaryLimitWithdrawn(
            CustomerId customerId, TemporaryLimitId temporaryLimitId, String reason, LocalDate on)
            implements CustomerEvent {}

    record CreditHoldPlaced(CustomerId customerId, String reason, LocalDate on) implements CustomerEvent {}

    record CreditHoldLifted(CustomerId customerId, String reason, LocalDate on) implements CustomerEvent {}

    /**
     * @param bound of a restricted customer, else null
     * @param factors what the eligibility service found decisive
     * @param revision the number of the telling, from 1
     */
    record EligibilityChanged(
            CustomerId customerId,
            Eligibility eligibility,
            Money bound,
            List<String> factors,
            long revision,
            LocalDate on)
            implements CustomerEvent {}

    /**
     * @param overridden the reasons that the override named; empty without an override
     * @param reason of the override, else null
     */
    record CreditReserved(
            CustomerId customerId,
            OrderId orderId,
            Granted granted,
            List<RejectionReason> overridden,
            String reason,
            LocalDate on,
            CreditFigures figures)
            implements CreditDecision {

        /** The reasons in spite of which the account granted the credit by itself. */
        public List<RejectionReason> warnings() {
            return granted == Granted.BY_OVERRIDE ? List.of() : figures.reasons();
        }
    }

    /** @param remark of the person who refused the credit, else null */
    record CreditReservationRejected(
            CustomerId customerId,
            OrderId orderId,
            RejectionReason reason,
            String remark,
            LocalDate on,
            CreditFigures figures)
            implements CreditDecision {}

    /** The order waits for credit. It is granted, refused or released later. */
    record CreditDeferred(
            CustomerId customerId, OrderId orderId, RejectionReason reason, LocalDate on, CreditFigures figures)
            implements CreditDecision {}

    /**
     * @param amount zero when the order had no reservation: it waited, or the release arrived first
     * @param waited what the order waited for; null unless it waited
     */
    record CreditReleased(CustomerId customerId, OrderId orderId, Money amount, Money waited, LocalDate on)
            implements OrderCreditEvent {}

    record CreditCharged(CustomerId customerId, OrderId orderId, Money amount, LocalDate on, LocalDate dueOn)
            implements OrderCreditEvent {}

    /** The account looks at the orders that wait. */
    record AccountReviewed(CustomerId customerId, LocalDate on) implements CustomerEvent {}

    /** The order has not shipped in time. Its credit stays reserved until the order is cancelled. */
    record ReservationExpired(CustomerId customerId, OrderId orderId, LocalDate on) implements OrderCreditEvent {}

    record PaymentRecorded(CustomerId customerId, PaymentId paymentId, Money amount, LocalDate on)
            implements CustomerEvent {}

    /** @param on not before the payment's own day */
    record PaymentReversed(CustomerId customerId, PaymentId paymentId, Money amount, String reason, LocalDate on)
            implements CustomerEvent {}

    record CreditNoteIssued(CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason, LocalDate on)
            implements CustomerEvent {}
}
