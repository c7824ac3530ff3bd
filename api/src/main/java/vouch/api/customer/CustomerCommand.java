package vouch.api.customer;

import vouch.api.Money;
import vouch.api.order.OrderId;

/**
 * What a customer's credit account can be asked to do ({@code docs/credit-rules.md}). Each may arrive twice, late or out
 * of order, takes effect once, and is answered with {@link vouch.api.Accepted} or refused with a
 * {@link vouch.api.BusinessError}.
 */
public sealed interface CustomerCommand {

    CustomerId customerId();

    /** Opens the account, in the currency of the limit; the country may be null. */
    record RegisterCustomer(CustomerId customerId, String name, String country, Money creditLimit)
            implements CustomerCommand {}

    /** Only new reservations feel a lower limit; the reason may be null. */
    record ChangeCreditLimit(CustomerId customerId, Money creditLimit, String reason) implements CustomerCommand {}

    record PlaceCreditHold(CustomerId customerId, String reason) implements CustomerCommand {}

    /** The reason may be null. */
    record LiftCreditHold(CustomerId customerId, String reason) implements CustomerCommand {}

    /** Decided with an event either way: reserved or rejected. */
    record ReserveCredit(CustomerId customerId, OrderId orderId, Money amount) implements CustomerCommand {}

    /** The compensation of a reservation, also of one that is still on its way. */
    record ReleaseCredit(CustomerId customerId, OrderId orderId) implements CustomerCommand {}

    /** The order was shipped: its reservation becomes a receivable. */
    record ChargeCredit(CustomerId customerId, OrderId orderId) implements CustomerCommand {}

    record RecordPayment(CustomerId customerId, PaymentId paymentId, Money amount) implements CustomerCommand {}

    /** A payment that bounced: a reversing event, history is never edited. */
    record ReversePayment(CustomerId customerId, PaymentId paymentId, String reason) implements CustomerCommand {}

    /** The reason may be null. */
    record IssueCreditNote(CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason)
            implements CustomerCommand {}
}
