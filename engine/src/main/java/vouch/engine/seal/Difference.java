package vouch.engine.seal;

/**
 * A place where the stored events, or the chain itself, are not as they were sealed.
 *
 * @param segment the number of the segment; null when the difference is in no segment
 * @param position of the event; null when the difference is in the chain itself
 * @param eventId as it is stored now; null when nothing is stored there
 */
public record Difference(Kind kind, Long segment, Long position, String eventId) {

    /** What was done. */
    public enum Kind {
        CHANGED("The event at position %2$d (%3$s) is not as it was sealed."),
        REMOVED("The event at position %2$d was sealed and is no longer stored."),
        INSERTED("The event at position %2$d (%3$s) was stored after its segment %1$d was sealed."),
        SEGMENT_CHANGED("Segment %1$d of the seal is not as it was written."),
        SEGMENT_REMOVED("Segment %1$d of the seal is missing."),
        HEAD_UNKNOWN("The chain does not have this head: events and their seal were cut off or replaced.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    static Difference ofEvent(Kind kind, Segment segment, long position, String eventId) {
        return new Difference(kind, segment.number(), position, eventId);
    }

    static Difference ofSegment(Kind kind, long segment) {
        return new Difference(kind, segment, null, null);
    }

    /** Says it to a person. */
    public String sentence() {
        return kind.sentence.formatted(segment, position, eventId);
    }
}
