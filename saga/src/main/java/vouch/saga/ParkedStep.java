package vouch.saga;

import java.time.Instant;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;

/**
 * A step of an order that failed. It is retried later, or waits for a person.
 *
 * @param id the stream and sequence number of the event that led to the step, {@code customer:17850@12}; {@code
 *     Reconciliation:} and the order's id when the reconciler failed
 * @param orderId null when the event does not tell its order
 * @param step the type of the event, or {@value #RECONCILIATION}, a colon and the known state of the order's credit
 * @param cause the reason for the last failure
 * @param attempts how often the step has failed
 * @param parkedAt the time of the first failure
 * @param retryAt the time of the next retry; null when only a person can retry the step
 */
public record ParkedStep(
        String id, OrderId orderId, String step, String cause, int attempts, Instant parkedAt, Instant retryAt) {

    /** The step of an order that the reconciler could not settle. */
    static final String RECONCILIATION = "Reconciliation";

    static String reconciliation(OrderProgress.Credit credit) {
        return RECONCILIATION + ":" + credit;
    }

    boolean isReconciliation() {
        return step.startsWith(RECONCILIATION);
    }

    /**
     * The state of the credit that the reconciler knew. A step from an earlier release does not contain it: the order
     * may have an open reservation.
     */
    OrderProgress.Credit credit() {
        return step.equals(RECONCILIATION)
                ? OrderProgress.Credit.RESERVED
                : OrderProgress.Credit.valueOf(step.substring(RECONCILIATION.length() + 1));
    }
}
