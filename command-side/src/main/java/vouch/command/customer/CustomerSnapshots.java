package vouch.command.customer;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;

/**
 * Requests a snapshot of a customer after {@value #EVENTS} events, or later for an account with many open orders.
 *
 * <p>Every snapshot contains all open orders, so more open orders make it more expensive. The longer interval keeps the
 * cost of snapshots per event the same. Reading the events after the last snapshot still takes less time than reading
 * the snapshot.
 */
@Component("customerSnapshots")
final class CustomerSnapshots implements SnapshotTriggerDefinition {

    /** A command reads so many events in less time than the snapshot of a full account. */
    private static final int EVENTS = 100;

    /** Reading so many open orders of a snapshot takes longer than reading one event, measured in decision 13. */
    private static final int OPEN_ORDERS_FOR_AN_EVENT = 10;

    private final Snapshotter snapshotter;

    /** @param snapshotter called in the unit of work of the command whose event made a snapshot due */
    CustomerSnapshots(Snapshotter snapshotter) {
        this.snapshotter = snapshotter;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType);
    }

    /** Returns the trigger as it is. Triggers are never serialized, so the trigger still has its snapshotter. */
    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger;
    }

    private static final class Trigger extends AbstractSnapshotTrigger {

        private static final long serialVersionUID = 1;

        private int openOrders;
        private int events;

        private Trigger(Snapshotter snapshotter, Class<?> aggregateType) {
            super(snapshotter, aggregateType);
        }

        /** The count need not be exact: a release may be for an order that was not open, and a grant for one that waited. */
        @Override
        public void eventHandled(EventMessage<?> event) {
            Object payload = event.getPayload();
            if (payload instanceof Customer snapshot) {
                openOrders = snapshot.openOrders();
            } else if (payload instanceof CreditReserved || payload instanceof CreditDeferred) {
                openOrders++;
            } else if (payload instanceof CreditReleased || payload instanceof CreditCharged) {
                openOrders = Math.max(0, openOrders - 1);
            }
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return ++events >= Math.max(EVENTS, openOrders / OPEN_ORDERS_FOR_AN_EVENT);
        }

        @Override
        protected void reset() {
            events = 0;
        }
    }
}
