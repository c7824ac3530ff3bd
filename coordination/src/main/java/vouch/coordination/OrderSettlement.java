package vouch.coordination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.OrderProgress.Credit;
import vouch.domain.process.OrderProgress.Order;
import vouch.domain.process.Settlement;

/**
 * Settles an overdue order, from its stored events. A pending order is asked to reject. The credit of a
 * rejected or cancelled order is released. A shipped order is charged. All these commands are idempotent.
 *
 * <p>Without a known reservation, and unless it waits, nothing is released: the account would store a release of zero. If a
 * reservation arrives later, the reconciler finds its event.
 */
@Component
class OrderSettlement {

    private static final Actor RECONCILER = Actor.system(Reconciler.NAME);
    private static final Logger LOG = LoggerFactory.getLogger(OrderSettlement.class);

    private final StoredEvents events;
    private final SystemCommands commands;

    private final DecisionDeadline deadline;

    OrderSettlement(StoredEvents events, SystemCommands commands, DecisionDeadline deadline) {
        this.events = events;
        this.commands = commands;
        this.deadline = deadline;
    }

    /**
     * Returns after every command was answered.
     *
     * @param credit the state of the credit, from the account's events that were read
     * @param since the time of the last of these events; an order that waits has waited at least since then
     * @throws RuntimeException when a command was not answered, or was refused unexpectedly; the caller must call again
     */
    void settle(OrderId order, Credit credit, Instant since, Instant now) {
        Known known = read(order, credit);
        if (known.progress.order() == Order.PENDING && credit == Credit.WAITING) {
            Instant passed = since.plus(deadline.whileWaiting());
            if (now.isBefore(passed)) {
                // The order waits for its own, much later deadline.
                return;
            }
            reject(order, RejectionReason.WAITING_TIMEOUT, passed);
            known = read(order, credit);
        } else if (known.progress.order() == Order.PENDING) {
            reject(order, RejectionReason.DECISION_TIMEOUT, known.createdAt.plus(deadline.after()));
            known = read(order, credit);
        } else if (credit == Credit.WAITING) {
            // Its credit was granted or ended later than what was read.
            known = read(order, creditIn(known.customer, order));
        }
        switch (Settlement.of(known.progress)) {
            case OPEN ->
                throw new IllegalStateException("%s is %s, and its credit is %s"
                        .formatted(order, known.progress.order(), known.progress.credit()));
            case RELEASE -> release(order, known);
            case CHARGE -> done(new ChargeCredit(known.customer, order, known.on));
            case SETTLED -> LOG.debug("{} is settled", order);
        }
    }

    /**
     * @param customer null when there is no such order
     * @param on the day for which the order's last event counts
     * @param createdAt when the order's first event was stored
     */
    private record Known(OrderProgress progress, CustomerId customer, LocalDate on, Instant createdAt) {}

    private Known read(OrderId order, Credit credit) {
        DomainEventStream stream = events.of(order.toString());
        Known known = new Known(new OrderProgress(Order.UNKNOWN, credit), null, null, null);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            OrderEvent event = (OrderEvent) message.getPayload();
            Instant createdAt = known.createdAt == null ? message.getTimestamp() : known.createdAt;
            known = new Known(known.progress.after(event), event.customerId(), event.on(), createdAt);
        }
        return known;
    }

    /**
     * Asks the order to reject; the order decides. If it was decided before, it refuses, or has already been rejected
     * for another reason.
     */
    private void reject(OrderId order, RejectionReason reason, Instant passed) {
        LOG.warn("{} was not decided in time, and nobody rejected it: it is asked to reject now", order);
        LocalDate on = LocalDate.ofInstant(passed, ZoneOffset.UTC);
        commands.sendAndWait(new RejectOrder(order, reason, on), RECONCILER);
    }

    /** The order may wait since long before the events that were read, and its own events do not show that. */
    private void release(OrderId order, Known known) {
        Credit credit =
                known.progress.credit() == Credit.UNKNOWN ? creditIn(known.customer, order) : known.progress.credit();
        if (credit == Credit.RESERVED || credit == Credit.WAITING) {
            done(new ReleaseCredit(known.customer, order, known.on));
        }
    }

    /** Reads the account's whole stream. Few closed orders have no credit event beside their own. */
    private Credit creditIn(CustomerId customer, OrderId order) {
        OrderProgress progress = OrderProgress.NONE;
        DomainEventStream stream = events.of(customer.toString());
        while (stream.hasNext()) {
            DomainEventMessage<?> event = stream.next();
            if (order.equals(ByOrder.orderOf(event))) {
                progress = progress.after(event.getPayload());
            }
        }
        return progress.credit();
    }

    private void done(Object command) {
        commands.sendAndWait(command, RECONCILER).ifPresent(refusal -> {
            throw new Unresolved(refusal);
        });
    }
}
