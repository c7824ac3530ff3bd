package vouch.console.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vouch.api.history.RecordedEvent;

/**
 * The moments of an order's life that a slider goes over.
 *
 * @param steps the events of the order, and those of its account about it. Of several at the same time only the last: no
 *     time tells them apart
 * @param at the number of steps that count, from 1
 */
record LifeSlider(List<RecordedEvent> steps, int at) {

    /** At a time. */
    static LifeSlider of(List<RecordedEvent> timeline, Instant time) {
        List<RecordedEvent> steps = steps(timeline);
        return new LifeSlider(steps, (int)
                steps.stream().filter(event -> !event.at().isAfter(time)).count());
    }

    /** As late as the order had so many events of its own. */
    static LifeSlider of(List<RecordedEvent> timeline, long version) {
        List<RecordedEvent> steps = steps(timeline);
        int at = 0;
        while (at < steps.size() && !isOwnAfter(steps.get(at), version)) {
            at++;
        }
        return new LifeSlider(steps, at);
    }

    private static boolean isOwnAfter(RecordedEvent event, long version) {
        return event.stream().startsWith("order/") && event.sequence() >= version;
    }

    private static List<RecordedEvent> steps(List<RecordedEvent> timeline) {
        List<RecordedEvent> steps = new ArrayList<>();
        for (RecordedEvent event : timeline) {
            if (!steps.isEmpty() && steps.get(steps.size() - 1).at().equals(event.at())) {
                steps.remove(steps.size() - 1);
            }
            steps.add(event);
        }
        return steps;
    }

    public int all() {
        return steps.size();
    }

    /** The last event that counts; null where nothing is told of the order yet. */
    public RecordedEvent event() {
        return at == 0 ? null : steps.get(at - 1);
    }

    /** Null at the beginning. */
    public RecordedEvent before() {
        return at > 1 ? steps.get(at - 2) : null;
    }

    /** Null at the end. */
    public RecordedEvent after() {
        return at < steps.size() ? steps.get(at) : null;
    }
}
