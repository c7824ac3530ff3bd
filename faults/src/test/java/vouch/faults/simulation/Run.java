package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import vouch.api.Accepted;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.order.OrderId;
import vouch.coordination.SimulatedReconciler;
import vouch.faults.check.Invariant;
import vouch.faults.check.Violation;
import vouch.saga.SimulatedSaga;

/** One way through: whatever can happen next is drawn, until nothing can any more. */
final class Run {

    /** In one batch. */
    private static final int MOST_EVENTS = 100;

    private final Chance chance;
    private final SimulatedSaga saga;
    private final Ledger ledger;
    private final Line line;
    private final Clients clients;
    private final Processor processor;
    private final Reconciliation reconciliation;
    private final boolean reconciled;
    private final boolean asksDeadlines;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param reconciled whether there is a reconciler. Without it nobody deletes a saga by hand, and nobody orders who is
     *     registered only later: a reservation that is late would find that customer, and an order that was rejected
     */
    Run(Chance chance, SimulatedSaga saga, SimulatedReconciler reconciler, Breakage breakage, boolean reconciled) {
        this.chance = chance;
        this.saga = saga;
        this.reconciled = reconciled;
        ledger = new Ledger(breakage);
        line = new Line(chance, ledger, saga::restart);
        clients = new Clients(chance, line, reconciled);
        processor = new Processor(ledger, line, saga, breakage.keepsDeadLetters());
        asksDeadlines = breakage.asksDeadlines();
        reconciliation = new Reconciliation(ledger, line, reconciler, chance);
    }

    Ledger ledger() {
        return ledger;
    }

    void toTheEnd() {
        while (next()) {}
    }

    /** What the events do not tell. */
    List<Violation> violations() {
        return violations;
    }

    /** A command of the saga or the reconciler; others may come in between. */
    Accepted send(Object command) throws TimeoutException {
        if (command instanceof ReleaseCredit release && !hasReason(release.orderId())) {
            violations.add(new Violation(
                    Invariant.O_2,
                    release.orderId().toString(),
                    "nothing released that was never asked for",
                    "" + command));
        }
        while (chance.oneIn(4) && somebodyElse()) {}
        return line.send(command);
    }

    /** Whether the account knows the order, or may still be asked about it. */
    private boolean hasReason(OrderId order) {
        return ledger.hasCredit(order) || processor.mayAsk(order) || line.mayAsk(order);
    }

    /** Does one of the things that can happen now; false when there is none. */
    private boolean next() {
        List<Runnable> possible = new ArrayList<>();
        for (int segment = 0; segment < Processor.SEGMENTS; segment++) {
            int each = segment;
            if (processor.hasNext(each)) {
                possible.add(() -> processor.deliverNext(each, 1));
                possible.add(() -> processor.deliverNext(each, MOST_EVENTS));
            }
        }
        processor.retried().forEach(sequence -> possible.add(() -> processor.retry(sequence)));
        if (saga.hasDeadlines() && asksDeadlines) {
            possible.add(processor::askDue);
        }
        each(line.late().size(), index -> line.arrive(line.late().remove(index)), possible);
        each(clients.wishes(), index -> Attempt.to(() -> clients.send(index), line), possible);
        if (reconciled) {
            each(reconciliation.deadLetters(), reconciliation::settleAgain, possible);
            if (reconciliation.hasNext() && (possible.isEmpty() || chance.oneIn(8))) {
                possible.add(reconciliation::readSome);
            }
        }
        if (possible.isEmpty() && reconciliation.hasLost()) {
            possible.add(reconciliation::readAgain);
        }
        if (possible.isEmpty()) {
            return false;
        }
        if (line.fails()) {
            disturb();
        } else {
            chance.oneOf(possible).run();
        }
        return true;
    }

    private static void each(int count, IntConsumer action, List<Runnable> possible) {
        for (int i = 0; i < count; i++) {
            int index = i;
            possible.add(() -> action.accept(index));
        }
    }

    /** Within a step of the saga: a client, or a command that was given up. */
    private boolean somebodyElse() {
        int others = clients.wishes() + line.late().size();
        if (others == 0) {
            return false;
        }
        int drawn = chance.below(others);
        if (drawn < clients.wishes()) {
            clients.send(drawn);
        } else {
            line.arrive(line.late().remove(drawn - clients.wishes()));
        }
        return true;
    }

    /** What befalls more than one command. */
    private void disturb() {
        switch (chance.below(reconciled ? 4 : 2)) {
            case 0 -> line.crash();
            case 1 -> processor.rewind(chance.below(Processor.SEGMENTS), chance);
            case 2 -> deleteASaga();
            default -> reconciliation.readSome();
        }
    }

    private void deleteASaga() {
        List<OrderId> orders = reconciliation.orders();
        if (!orders.isEmpty()) {
            OrderId order = chance.oneOf(orders);
            Narration.tell("somebody deletes the saga of", order);
            saga.delete(order);
            reconciliation.lost();
        }
    }
}
