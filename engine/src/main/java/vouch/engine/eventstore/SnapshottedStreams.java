package vouch.engine.eventstore;

/** Which streams there may be snapshots of: all, unless the application has a bean that knows better. */
@FunctionalInterface
public interface SnapshottedStreams {

    /** Where it says no, no snapshot is looked for. */
    boolean includes(String aggregateIdentifier);
}
