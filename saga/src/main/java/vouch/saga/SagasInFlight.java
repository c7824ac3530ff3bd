package vouch.saga;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/** Finds the sagas that have not ended, for a person who looks for one that is stuck. */
@Component
public class SagasInFlight {

    private final SagaRows rows;
    private final ParkedSteps parked;

    SagasInFlight(SagaRows rows, ParkedSteps parked) {
        this.rows = rows;
        this.parked = parked;
    }

    /**
     * One saga with everything that a person needs to know.
     *
     * @param nextDeadline when an undecided order is asked to reject; null when the saga has no deadline
     * @param parked the steps that failed, with their last error
     */
    public record Details(SagaView saga, Instant nextDeadline, List<ParkedStep> parked) {}

    /**
     * Lists the sagas, oldest first.
     *
     * @param state null for all states
     * @param after the last saga of the page before; null for the first page
     */
    public List<SagaView> list(String state, Instant startedBefore, SagaView.Position after, int atMost) {
        return rows.oldest(state, startedBefore, after == null ? SagaView.Position.FIRST : after, atMost).stream()
                .map(SagaView::of)
                .toList();
    }

    /** Empty when the order is unknown, or has nothing left to do. */
    public Optional<Details> find(OrderId order) {
        return rows.find(order).map(saga -> new Details(SagaView.of(saga), saga.deadline(), parked.of(order)));
    }

    /** All parked steps, the newest first. It includes steps whose order is not known. */
    public List<ParkedStep> parked(int atMost) {
        return parked.newest(atMost);
    }

    public Optional<ParkedStep> parked(String id) {
        return parked.find(id);
    }
}
