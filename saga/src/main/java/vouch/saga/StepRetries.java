package vouch.saga;

import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.stereotype.Component;

/** Takes parked steps again: the saga's by delivering their event once more, the reconciler's by settling the order. */
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

    /** Those whose time has come. One that fails again is parked for longer, and does not hold up the others. */
    public void retryDue() {
        parked.due(AT_ONCE).forEach(this::retry);
    }

    /**
     * Whether it went well; otherwise it is parked again, with the new cause.
     *
     * @throws RuntimeException when something is away that all steps need: then nothing has changed
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
