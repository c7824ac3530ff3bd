package vouch.engine.eventstore;

/** Says which streams may have snapshots: all, unless the application has a bean of this type. */
@FunctionalInterface
public interface SnapshottedStreams {

    /** If this is false, the event store looks for no snapshot of the stream. */
    boolean includes(String aggregateIdentifier);
}
