package vouch.command.customer;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;

/**
 * Asks for the next snapshot of a customer after a hundred events; later where the account has many open orders, all of
 * which are in each snapshot. So the snapshots of an account cost its events the same, however many orders are open, and
 * what is to be read behind the last one takes less time than the snapshot itself.
 */
@Component("customerSnapshots")
final class CustomerSnapshots implements SnapshotTriggerDefinition {

    /** Fewer than a command reads in the time that it takes to read the snapshot of a full account. */
    private static final int EVENTS = 100;

    /** To read so many of a snapshot takes longer than to read an event, by the figures of decision 13. */
    private static final int OPEN_ORDERS_FOR_AN_EVENT = 10;

    private final Snapshotter snapshotter;

    /** @param snapshotter is asked within the unit of work of the command whose event made a snapshot due */
    CustomerSnapshots(Snapshotter snapshotter) {
        this.snapshotter = snapshotter;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType);
    }

    /** Nothing is to be done: no trigger is ever written anywhere, so it still has its snapshotter. */
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

        /** Not exact, nor need it be: a release may be of an order that was not open. */
        @Override
        public void eventHandled(EventMessage<?> event) {
            Object payload = event.getPayload();
            if (payload instanceof Customer snapshot) {
                openOrders = snapshot.openOrders();
            } else if (payload instanceof CreditReserved) {
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
