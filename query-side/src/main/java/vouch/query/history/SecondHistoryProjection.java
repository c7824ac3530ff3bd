package vouch.query.history;

import org.axonframework.config.ProcessingGroup;

/** Maintains the second place of the history. Axon gives each processor handlers of a class of its own. */
@ProcessingGroup(HistoryIndex.PROCESSOR + "-2")
final class SecondHistoryProjection extends HistoryProjection {

    SecondHistoryProjection(EventTags tags, PastCustomers customers) {
        super(tags, customers);
    }
}
