package vouch.console.customer;

import java.util.List;
import vouch.api.history.RecordedEvent;

/**
 * The versions of a customer that a slider goes over: one after each of its newest events.
 *
 * @param steps from the oldest to the newest
 * @param at the version that the page shows
 * @param all the newest version
 */
record VersionSlider(List<Step> steps, long at, long all) {

    /** @param event the last one of the version */
    record Step(long version, RecordedEvent event) {}

    /** @param newest the newest events, in their order */
    static VersionSlider of(List<RecordedEvent> newest, long at) {
        List<Step> steps = newest.stream()
                .map(event -> new Step(event.sequence() + 1, event))
                .toList();
        return new VersionSlider(steps, at, steps.isEmpty() ? at : steps.get(steps.size() - 1).version);
    }

    /** The first version that it reaches. */
    public long first() {
        return steps.isEmpty() ? at : Math.min(at, steps.get(0).version);
    }

    /** The version before the one that the page shows; null when there is none. */
    public Long before() {
        return at > 1 ? at - 1 : null;
    }

    /** The version after the one that the page shows; null when there is none. */
    public Long after() {
        return at < all ? at + 1 : null;
    }

    /** The last event of the version that the page shows; null when it is older than all steps. */
    public RecordedEvent event() {
        return steps.stream()
                .filter(step -> step.version == at)
                .map(Step::event)
                .findFirst()
                .orElse(null);
    }
}
