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

    /** A command that the account alone decides. */
    sealed interface AccountCommand extends CustomerCommand {}

    /** A command that the account decides together with the posting, which has a stream of its own. */
    sealed interface PostingCommand extends CustomerCommand {

        PostingId postingId();
    }

    /** Opens the account, in the currency of the limit; the country may be null. */
    record RegisterCustomer(CustomerId customerId, String name, String country, Money creditLimit)
            implements AccountCommand {}

    /** A lower limit affects only new reservations; the reason may be null. */
    record ChangeCreditLimit(CustomerId customerId, Money creditLimit, String reason) implements AccountCommand {}

    record PlaceCreditHold(CustomerId customerId, String reason) implements AccountCommand {}

    /** The reason may be null. */
    record LiftCreditHold(CustomerId customerId, String reason) implements AccountCommand {}

    /** The account stores an event in both cases: reserved or rejected. */
    record ReserveCredit(CustomerId customerId, OrderId orderId, Money amount) implements AccountCommand {}

    /** Compensates a reservation, also one that has not arrived yet. */
    record ReleaseCredit(CustomerId customerId, OrderId orderId) implements AccountCommand {}

    /** The order was shipped: its reservation becomes a receivable. */
    record ChargeCredit(CustomerId customerId, OrderId orderId) implements AccountCommand {}

    record RecordPayment(CustomerId customerId, PaymentId paymentId, Money amount) implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, paymentId);
        }
    }

    /** Reverses a payment that bounced, with an event of its own. Stored events never change. */
    record ReversePayment(CustomerId customerId, PaymentId paymentId, String reason) implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, paymentId);
        }
    }

    /** The reason may be null. */
    record IssueCreditNote(CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason)
            implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, creditNoteId);
        }
    }
}
