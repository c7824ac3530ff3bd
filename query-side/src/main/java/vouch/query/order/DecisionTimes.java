package vouch.query.order;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.axonframework.eventhandling.ReplayStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Status;

/**
 * Measures the time from the creation of an order to its decision, by the times of the two events. Each order counts
 * once, after the commit of its row. A replay counts nothing.
 */
@Component
class DecisionTimes {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60)
    };

    private final MeterProvider<Timer> timers;

    DecisionTimes(MeterRegistry metrics) {
        this.timers = Timer.builder("vouch.decisions")
                .description("Time from the creation of an order to its approval or rejection")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(metrics);
    }

    /**
     * Measures the order if this event decided it. Must be called in the transaction that writes the view.
     *
     * @param before null before the order's first event
     * @return the view after the event
     */
    OrderView measured(OrderView before, OrderView after, ReplayStatus replay) {
        if (!replay.isReplay() && before != null && before.decidedAt() == null && after.decidedAt() != null) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    record(after);
                }
            });
        }
        return after;
    }

    /** The clocks of two nodes may disagree, so that the decision seems to be older than the order. */
    private void record(OrderView decided) {
        Duration time = Duration.between(decided.createdAt(), decided.decidedAt());
        timers.withTag("outcome", decided.status() == Status.REJECTED ? "rejected" : "approved")
                .record(time.isNegative() ? Duration.ZERO : time);
    }
}
