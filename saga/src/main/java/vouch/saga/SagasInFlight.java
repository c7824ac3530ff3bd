package vouch.saga;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/** The sagas that have not ended, for a person who looks for one that does not go on. */
@Component
public class SagasInFlight {

    private final SagaRows rows;
    private final ParkedSteps parked;

    SagasInFlight(SagaRows rows, ParkedSteps parked) {
        this.rows = rows;
        this.parked = parked;
    }

    /**
     * One saga as a person looks at it.
     *
     * @param nextDeadline when the order is asked to reject if nobody decided until then; null when nothing waits for it
     * @param parked the steps that failed, with their last error
     */
    public record Details(SagaView saga, Instant nextDeadline, List<ParkedStep> parked) {}

    /**
     * Oldest first.
     *
     * @param state null for all
     * @param after the last one of the page before; null for the first page
     */
    public List<SagaView> list(String state, Instant startedBefore, SagaView.Position after, int atMost) {
        return rows.oldest(state, startedBefore, after == null ? SagaView.Position.FIRST : after, atMost).stream()
                .map(SagaView::of)
                .toList();
    }

    /** Empty when the order is unknown, or nothing of it is left to be done. */
    public Optional<Details> find(OrderId order) {
        return rows.find(order).map(saga -> new Details(SagaView.of(saga), saga.deadline(), parked.of(order)));
    }

    /** All parked steps, also those of which not even the order is known; the newest first. */
    public List<ParkedStep> parked(int atMost) {
        return parked.newest(atMost);
    }

    public Optional<ParkedStep> parked(String id) {
        return parked.find(id);
    }
}
