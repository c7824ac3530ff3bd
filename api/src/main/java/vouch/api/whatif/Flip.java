package vouch.api.whatif;

import java.time.LocalDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;

/**
 * An order that a policy decides otherwise than it was decided.
 *
 * @param on the day for which the order was created
 * @param assumed when the order ships and is paid under the policy; null when nothing is assumed of it
 */
public record Flip(
        String timeline,
        OrderId orderId,
        CustomerId customerId,
        LocalDate on,
        Money amount,
        Decided was,
        Decided wouldBe,
        Assumed assumed) {

    public enum Outcome {
        APPROVED,
        REJECTED,
        /** The order waits, or was cancelled while it waited. */
        WAITING
    }

    /**
     * The last decision about an order.
     *
     * @param reason the reason that decided; null for a grant
     * @param granted how credit was granted, else null
     * @param on the day of the decision
     * @param figures those of the account just before it
     */
    public record Decided(
            Outcome outcome, RejectionReason reason, Granted granted, LocalDate on, CreditFigures figures) {}

    /** @param paidOn null when no order was ever paid from which the days could be taken */
    public record Assumed(LocalDate shipsOn, LocalDate paidOn) {}
}
