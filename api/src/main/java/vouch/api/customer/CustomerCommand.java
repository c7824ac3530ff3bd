package vouch.api.customer;

import vouch.api.Money;
import vouch.api.order.OrderId;

/**
 * A command to a customer's credit account ({@code docs/credit-rules.md}). A command may arrive twice, late or out of
 * order; it takes effect once. It is answered with {@link vouch.api.Accepted}, or refused with a {@link
 * vouch.api.BusinessError}.
 */
public sealed interface CustomerCommand {

    CustomerId customerId();

    /** Opens the account, in the currency of the limit; the country may be null. */
    record RegisterCustomer(CustomerId customerId, String name, String country, Money creditLimit)
            implements CustomerCommand {}

    /** A lower limit affects only new reservations; the reason may be null. */
    record ChangeCreditLimit(CustomerId customerId, Money creditLimit, String reason) implements CustomerCommand {}

    record PlaceCreditHold(CustomerId customerId, String reason) implements CustomerCommand {}

    /** The reason may be null. */
    record LiftCreditHold(CustomerId customerId, String reason) implements CustomerCommand {}

    /** The account stores an event in both cases: reserved or rejected. */
    record ReserveCredit(CustomerId customerId, OrderId orderId, Money amount) implements CustomerCommand {}

    /** Compensates a reservation, also one that has not arrived yet. */
    record ReleaseCredit(CustomerId customerId, OrderId orderId) implements CustomerCommand {}

    /** The order was shipped: its reservation becomes a receivable. */
    record ChargeCredit(CustomerId customerId, OrderId orderId) implements CustomerCommand {}

    record RecordPayment(CustomerId customerId, PaymentId paymentId, Money amount) implements CustomerCommand {}

    /** Reverses a payment that bounced, with an event of its own. Stored events never change. */
    record ReversePayment(CustomerId customerId, PaymentId paymentId, String reason) implements CustomerCommand {}

    /** The reason may be null. */
    record IssueCreditNote(CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason)
            implements CustomerCommand {}
}
