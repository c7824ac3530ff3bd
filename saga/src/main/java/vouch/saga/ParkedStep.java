package vouch.saga;

import java.time.Instant;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;

/**
 * A step of an order that failed and is taken again later, or waits for a person.
 *
 * @param id the stream and sequence number of the event that led to it, {@code customer:17850@12}; {@code
 *     Reconciliation:} and the order when the reconciler failed
 * @param orderId null when not even that can be read from the event
 * @param step the type of the event, or {@value #RECONCILIATION}, a colon and what is known of the order's credit
 * @param cause why it failed the last time
 * @param attempts how often it failed
 * @param parkedAt when it failed first
 * @param retryAt when it is taken again; null when only a person can do that
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

    /** What the reconciler knew; one that an earlier release parked may have an open reservation. */
    OrderProgress.Credit credit() {
        return step.equals(RECONCILIATION)
                ? OrderProgress.Credit.RESERVED
                : OrderProgress.Credit.valueOf(step.substring(RECONCILIATION.length() + 1));
    }
}
