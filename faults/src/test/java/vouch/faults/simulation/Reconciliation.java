package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import vouch.api.order.OrderId;
import vouch.saga.Coordination;
import vouch.saga.Coordination.Unsettled;

/**
 * Reads the events once and for all, and settles what they do not settle, by the real reconciler's decisions: a part of
 * them each time, which may end anywhere. What fails is parked, and tried again.
 */
final class Reconciliation {

    private record Parked(Unsettled found, int attempts) {}

    private final Ledger ledger;
    private final Line line;
    private final Coordination coordination;
    private final Chance chance;
    private final List<Parked> parked = new ArrayList<>();
    private int token;

    Reconciliation(Ledger ledger, Line line, Coordination coordination, Chance chance) {
        this.ledger = ledger;
        this.line = line;
        this.coordination = coordination;
        this.chance = chance;
    }

    /** Of which anything is stored. */
    List<OrderId> orders() {
        Set<OrderId> orders = new LinkedHashSet<>();
        for (DomainEventMessage<?> event : ledger.events()) {
            OrderId order = Coordination.orderOf(event);
            if (order != null) {
                orders.add(order);
            }
        }
        return List.copyOf(orders);
    }

    int parked() {
        return parked.size();
    }

    boolean hasNext() {
        return token < ledger.events().size();
    }

    /** Reads up to any event, and follows what it finds as far as it likes. */
    void readSome() {
        int unread = ledger.events().size() - token;
        int until = token + chance.below(1 + unread);
        read(until, until + chance.below(1 + ledger.events().size() - until));
    }

    void settleAgain(int index) {
        Parked step = parked.get(index);
        Attempt ended = settle(step.found());
        if (ended == Attempt.DONE || step.attempts() == Processor.MOST_ATTEMPTS) {
            parked.remove(index);
        } else if (ended == Attempt.FAILED) {
            parked.set(index, new Parked(step.found(), step.attempts() + 1));
        }
    }

    /** The token moves when all are dealt with. */
    private void read(int until, int followed) {
        Narration.tell("the reconciler reads up to", until);
        List<Unsettled> found = coordination.findUnsettled(
                new GlobalSequenceTrackingToken(token), Ledger.timeOf(until - 1), Ledger.timeOf(followed - 1));
        for (Unsettled order : found) {
            Attempt ended = settle(order);
            if (ended == Attempt.AWAY || ended == Attempt.KILLED) {
                return;
            } else if (ended == Attempt.FAILED) {
                parked.add(new Parked(order, 1));
            }
        }
        token = until;
    }

    private Attempt settle(Unsettled found) {
        Narration.tell("the reconciler settles", found);
        return Attempt.to(() -> coordination.settle(found), line);
    }
}
