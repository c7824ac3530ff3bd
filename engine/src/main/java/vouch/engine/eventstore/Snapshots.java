package vouch.engine.eventstore;

import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import vouch.engine.dryrun.DryRun;

/** Makes no snapshot for a dry run. Axon would make one even after a rollback, if the stream that it read was long. */
final class Snapshots extends SpringAggregateSnapshotter {

    Snapshots(Builder builder) {
        super(builder);
    }

    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String aggregateIdentifier) {
        if (!DryRun.isUnderWay()) {
            super.scheduleSnapshot(aggregateType, aggregateIdentifier);
        }
    }
}
