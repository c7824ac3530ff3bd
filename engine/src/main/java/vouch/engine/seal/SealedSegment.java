package vouch.engine.seal;

import static vouch.engine.seal.Difference.Kind.CHANGED;
import static vouch.engine.seal.Difference.Kind.INSERTED;
import static vouch.engine.seal.Difference.Kind.REMOVED;

import java.util.List;
import java.util.function.Consumer;

/** Compares the events of a segment with those that are stored between its positions now. */
final class SealedSegment {

    private final Segment segment;
    private final Consumer<Difference> differences;

    SealedSegment(Segment segment, Consumer<Difference> differences) {
        this.segment = segment;
        this.differences = differences;
    }

    /** @param stored by their positions, and one more than were sealed if there are more */
    void compare(List<Fingerprint> stored) {
        int sealed = 0;
        for (Fingerprint event : stored) {
            while (sealed < segment.events() && segment.position(sealed) < event.position()) {
                report(REMOVED, segment.position(sealed++), null);
            }
            if (sealed == segment.events() || segment.position(sealed) > event.position()) {
                report(INSERTED, event.position(), event.eventId());
            } else if (!segment.seals(sealed++, event)) {
                report(CHANGED, event.position(), event.eventId());
            }
        }
        if (stored.size() <= segment.events()) {
            while (sealed < segment.events()) {
                report(REMOVED, segment.position(sealed++), null);
            }
        }
    }

    private void report(Difference.Kind kind, long position, String eventId) {
        differences.accept(Difference.ofEvent(kind, segment, position, eventId));
    }
}
