package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import vouch.api.order.OrderId;
import vouch.coordination.ByOrder;
import vouch.coordination.SimulatedReconciler;
import vouch.coordination.SimulatedReconciler.Unsettled;

/**
 * Reads the events once and for all, and settles what they do not settle, by the real reconciler's decisions: a part of
 * them each time, which may end anywhere. What fails becomes a dead letter, and is tried again.
 */
final class Reconciliation {

    private record Letter(Unsettled found, int attempts) {}

    private final Ledger ledger;
    private final Line line;
    private final SimulatedReconciler reconciler;
    private final Chance chance;
    private final List<Letter> letters = new ArrayList<>();
    private int token;
    private boolean hasLost;

    Reconciliation(Ledger ledger, Line line, SimulatedReconciler reconciler, Chance chance) {
        this.ledger = ledger;
        this.line = line;
        this.reconciler = reconciler;
        this.chance = chance;
    }

    /** Of which anything is stored. */
    List<OrderId> orders() {
        Set<OrderId> orders = new LinkedHashSet<>();
        for (DomainEventMessage<?> event : ledger.events()) {
            OrderId order = ByOrder.orderOf(event);
            if (order != null) {
                orders.add(order);
            }
        }
        return List.copyOf(orders);
    }

    int deadLetters() {
        return letters.size();
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

    /** A saga was lost, and with it the deadline of its order. */
    void lost() {
        hasLost = true;
    }

    boolean hasLost() {
        return hasLost;
    }

    /** Reads everything again, when also those that wait have waited for too long. */
    void readAgain() {
        hasLost = false;
        reconciler.passWaits();
        token = 0;
        read(ledger.events().size(), ledger.events().size());
        hasLost = hasNext();
    }

    void settleAgain(int index) {
        Letter letter = letters.get(index);
        Narration.tell("the reconciler settles again", letter.found());
        Attempt ended = Attempt.to(() -> reconciler.settleAgain(letter.found()), line);
        if (ended == Attempt.DONE || letter.attempts() == Processor.MOST_ATTEMPTS) {
            letters.remove(index);
        } else if (ended == Attempt.FAILED) {
            letters.set(index, new Letter(letter.found(), letter.attempts() + 1));
        }
    }

    /** The token moves when all are dealt with. */
    private void read(int until, int followed) {
        Narration.tell("the reconciler reads up to", until);
        List<Unsettled> found = reconciler.find(
                new GlobalSequenceTrackingToken(token), Ledger.timeOf(until - 1), Ledger.timeOf(followed - 1));
        for (Unsettled order : found) {
            Attempt ended = settle(order);
            if (ended == Attempt.AWAY || ended == Attempt.KILLED) {
                return;
            } else if (ended == Attempt.FAILED) {
                letters.add(new Letter(order, 1));
            }
        }
        token = until;
    }

    private Attempt settle(Unsettled found) {
        Narration.tell("the reconciler settles", found);
        return Attempt.to(() -> reconciler.settle(found), line);
    }
}
