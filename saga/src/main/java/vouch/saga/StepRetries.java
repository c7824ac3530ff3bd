package vouch.saga;

import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.stereotype.Component;

/** Retries parked steps. A step of the saga gets its event again; a step of the reconciler settles its order. */
@Component
public class StepRetries {

    private static final int AT_ONCE = 100;

    private final ParkedSteps parked;
    private final SagaDelivery saga;
    private final OrderSettlement settlement;
    private final TransactionManager transactions;
    private final Predicate<Throwable> outage;

    StepRetries(
            ParkedSteps parked,
            SagaDelivery saga,
            OrderSettlement settlement,
            TransactionManager transactions,
            Predicate<Throwable> outage) {
        this.parked = parked;
        this.saga = saga;
        this.settlement = settlement;
        this.transactions = transactions;
        this.outage = outage;
    }

    /**
     * Retries the due steps, at most {@value #AT_ONCE} at once. A step that fails again gets a longer back-off, and
     * does not block the others.
     */
    public void retryDue() {
        parked.due(AT_ONCE).forEach(this::retry);
    }

    /**
     * Retries a step. Returns false when it failed again; it is then parked with the new cause.
     *
     * @throws RuntimeException in an outage that affects all steps; nothing has changed then
     */
    boolean retry(ParkedStep step) {
        try {
            if (step.isReconciliation()) {
                settlement.settle(step.orderId(), step.credit());
                transactions.executeInTransaction(() -> parked.remove(step.id()));
            } else {
                saga.deliver(step.id(), () -> parked.remove(step.id()));
            }
            return true;
        } catch (RuntimeException e) {
            if (outage.test(e)) {
                throw e;
            }
            transactions.executeInTransaction(() -> parked.park(step.id(), step.orderId(), step.step(), e));
            return false;
        }
    }
}
