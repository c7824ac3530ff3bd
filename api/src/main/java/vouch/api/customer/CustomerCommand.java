package vouch.api.customer;

import java.time.LocalDate;
import java.util.List;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
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

    /** A command about the credit of one order. */
    sealed interface OrderCreditCommand extends AccountCommand {

        OrderId orderId();
    }

    /** A command that the account decides together with the posting, which has a stream of its own: its id is used once. */
    sealed interface PostingCommand extends CustomerCommand {

        PostingId postingId();
    }

    /** Opens the account, in the currency of the limit; the country may be null. */
    record RegisterCustomer(CustomerId customerId, String name, String country, Money creditLimit, BusinessDate on)
            implements AccountCommand {}

    /** A lower limit affects only new reservations; the reason may be null. */
    record ChangeCreditLimit(CustomerId customerId, Money creditLimit, String reason, LocalDate on)
            implements AccountCommand {}

    /** The reason may be null. */
    record ChangeCreditTerms(CustomerId customerId, CreditTerms terms, String reason, LocalDate on)
            implements AccountCommand {}

    record PlaceCreditHold(CustomerId customerId, String reason, LocalDate on) implements AccountCommand {}

    /** The reason may be null. */
    record LiftCreditHold(CustomerId customerId, String reason, LocalDate on) implements AccountCommand {}

    /**
     * Tells what the eligibility service has decided. A revision that is not higher than the last changes nothing.
     *
     * @param bound of a restricted customer, else null
     */
    record ChangeEligibility(
            CustomerId customerId,
            Eligibility eligibility,
            Money bound,
            List<String> factors,
            long revision,
            LocalDate on)
            implements AccountCommand {}

    /** The account stores an event in each case: reserved, deferred or rejected. */
    record ReserveCredit(CustomerId customerId, OrderId orderId, Money amount, LocalDate on)
            implements OrderCreditCommand {}

    /** Compensates a reservation, also one that has not arrived yet. */
    record ReleaseCredit(CustomerId customerId, OrderId orderId, LocalDate on) implements OrderCreditCommand {}

    /** The order was shipped: its reservation becomes a receivable. */
    record ChargeCredit(CustomerId customerId, OrderId orderId, LocalDate on) implements OrderCreditCommand {}

    /**
     * Grants the credit of an order that waits.
     *
     * @param reasons all that apply now, and perhaps more
     * @param most what the sender may override, at most one amount of each currency; a currency without one has no
     *     bound
     */
    record OverrideCredit(
            CustomerId customerId,
            OrderId orderId,
            List<RejectionReason> reasons,
            String reason,
            List<Money> most,
            LocalDate on)
            implements OrderCreditCommand {}

    /** Refuses the credit of an order that waits. */
    record RefuseCredit(CustomerId customerId, OrderId orderId, String reason, LocalDate on)
            implements OrderCreditCommand {}

    /** Looks at the orders that wait, and at the reservations that have expired on that day. */
    record ReviewAccount(CustomerId customerId, LocalDate on) implements AccountCommand {}

    record RecordPayment(CustomerId customerId, PaymentId paymentId, Money amount, BusinessDate on)
            implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, paymentId);
        }
    }

    /** Reverses a payment that bounced, with an event of its own. Stored events never change. */
    record ReversePayment(CustomerId customerId, PaymentId paymentId, String reason, LocalDate on)
            implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, paymentId);
        }
    }

    /** The reason may be null. */
    record IssueCreditNote(
            CustomerId customerId, CreditNoteId creditNoteId, Money amount, String reason, BusinessDate on)
            implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, creditNoteId);
        }
    }

    /**
     * Sets another limit for some days; the reason may be null.
     *
     * @param until the last day
     */
    record GrantTemporaryLimit(
            CustomerId customerId,
            TemporaryLimitId temporaryLimitId,
            Money amount,
            LocalDate from,
            LocalDate until,
            String reason,
            BusinessDate on)
            implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, temporaryLimitId);
        }
    }

    /** The reason may be null. */
    record WithdrawTemporaryLimit(CustomerId customerId, TemporaryLimitId temporaryLimitId, String reason, LocalDate on)
            implements PostingCommand {

        @Override
        public PostingId postingId() {
            return PostingId.of(customerId, temporaryLimitId);
        }
    }
}
