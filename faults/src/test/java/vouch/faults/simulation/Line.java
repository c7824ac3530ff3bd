package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import vouch.api.Accepted;
import vouch.api.BusinessError.Refusal;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderSaga;
import vouch.faults.simulation.Fault.Crash;

/** The way of every command to its receiver, with as many faults as the run may have. */
final class Line {

    private static final TimeoutException NO_ANSWER = new TimeoutException("no answer");
    private static final RejectedExecutionException AWAY = new RejectedExecutionException("away");
    private static final Fault[] FAULTS = Fault.values();
    private static final int MOST_FAULTS = 6;

    private final Chance chance;
    private final Ledger ledger;
    private final Runnable restart;
    private final List<Object> late = new ArrayList<>();
    private int faultsLeft;

    /** @param restart of everything that takes part, when the process is killed */
    Line(Chance chance, Ledger ledger, Runnable restart) {
        this.chance = chance;
        this.restart = restart;
        this.ledger = ledger;
        faultsLeft = chance.below(MOST_FAULTS + 1);
    }

    /** Commands that nobody waits for any more, and that may arrive all the same. */
    List<Object> late() {
        return late;
    }

    /** Whether a question for the order's credit is among them. */
    boolean mayAsk(OrderId order) {
        return late.stream()
                .anyMatch(command -> command instanceof ReserveCredit reserve
                        && reserve.orderId().equals(order));
    }

    /** Whether something goes wrong now, which then counts. */
    boolean fails() {
        boolean fails = faultsLeft > 0 && chance.oneIn(4);
        faultsLeft -= fails ? 1 : 0;
        return fails;
    }

    /**
     * Returns the answer when the command was handled and its sender knows.
     *
     * @throws Refusal when it was refused
     * @throws TimeoutException when the sender does not know
     */
    Accepted send(Object command) throws TimeoutException {
        Fault fault = fails() ? FAULTS[1 + chance.below(FAULTS.length - 1)] : Fault.NONE;
        Narration.tell("a command meets " + fault, command);
        switch (fault) {
            case LOST -> throw NO_ANSWER;
            case LATE -> {
                late.add(command);
                throw NO_ANSWER;
            }
            case OUTAGE -> throw AWAY;
            case CRASH_BEFORE -> throw Crash.NOW;
            case TWICE -> arrive(command);
            default -> {}
        }
        if (fault == Fault.ANSWER_LOST || fault == Fault.CRASH_AFTER) {
            arrive(command);
            throwUnanswered(fault);
        }
        return handle(command);
    }

    /** What the saga sends on the answer may be handled with the command: then nothing can come between the two. */
    private Accepted handle(Object command) {
        Accepted accepted = ledger.handle(command);
        return command instanceof ReserveCredit
                        && OrderSaga.after(accepted.events()) instanceof OrderSaga.Send next
                        && chance.oneIn(2)
                ? accepted.with(handleFollowUp(next.command()))
                : accepted;
    }

    private Accepted handleFollowUp(Object followUp) {
        Narration.tell("with it comes", followUp);
        try {
            return ledger.handle(followUp);
        } catch (Refusal refused) {
            return new Accepted(0, null, List.of());
        }
    }

    /** Nobody waits for the answer. */
    void arrive(Object command) {
        Narration.tell("a command arrives", command);
        try {
            handle(command);
        } catch (Refusal refused) {
            // An answer like any other.
        }
    }

    /** The process is killed; what was under way to another process may still arrive there. */
    void crash() {
        Narration.tell("killed", "everything that is not stored is forgotten");
        ledger.forget();
        restart.run();
        if (chance.oneIn(2)) {
            late.clear();
        }
    }

    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause == AWAY) {
                return true;
            }
        }
        return false;
    }

    private static void throwUnanswered(Fault fault) throws TimeoutException {
        if (fault == Fault.CRASH_AFTER) {
            throw Crash.NOW;
        }
        throw NO_ANSWER;
    }
}
