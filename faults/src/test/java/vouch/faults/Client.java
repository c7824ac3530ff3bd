package vouch.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vouch.acceptance.Answer;
import vouch.acceptance.Bounded;
import vouch.acceptance.Wire;
import vouch.faults.check.HistoryWriter;
import vouch.faults.check.Operation.Outcome;

/** Asks, and writes down what it asked and was told. To be used by one thread, but its counts by any. */
final class Client {

    /** A client that asks all the time whether somebody is there takes the machine from whoever is about to be. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final List<Wire> wires;
    private final HistoryWriter history;
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean twice;
    private volatile boolean waiting;
    private int turn;

    Client(List<URI> urls, HistoryWriter history) {
        this.wires = urls.stream().map(Wire::new).toList();
        this.history = history;
    }

    /** From now on it sends what was answered once more. */
    void twice() {
        twice = true;
    }

    /** How many commands were acknowledged. */
    int done() {
        return done.get();
    }

    /** Whether it has asked and not been answered at this moment. */
    boolean isWaiting() {
        return waiting;
    }

    /** Answers that no client ever must see. */
    Queue<String> surprises() {
        return surprises;
    }

    /**
     * What gets no answer for good it asks again, with the same ids, of the next address where somebody is ready. Returns
     * the order's status that was told; empty where there is none.
     */
    String ask(Action action) throws InterruptedException {
        long deadline = System.nanoTime() + Bounded.HANGING.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Answer answer = once(action);
            if (answer != null) {
                if (twice) {
                    once(action);
                }
                return answer.succeeded() ? answer.text("status") : "";
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            Bounded.until(PAUSE, () -> wires.get(++turn % wires.size()).finds("/actuator/health"));
        }
        surprises.add(action + " was never answered for good");
        return "";
    }

    /** Returns null when what became of it is unknown. */
    Answer once(Action action) throws InterruptedException {
        String id = history.invoked(action.kind(), action.target(), action.customer(), action.minor(), Action.CURRENCY);
        waiting = true;
        try {
            Answer answer = wires.get(turn % wires.size()).send(action.call());
            Outcome outcome = outcome(answer);
            history.answered(id, outcome, answer.status(), told(answer));
            if (answer.status() / 100 == 4 && answer.status() != 409 || answer.status() == 500) {
                surprises.add(action.call() + ": " + answer);
            }
            if (outcome == Outcome.OK) {
                done.incrementAndGet();
            }
            return outcome == Outcome.UNKNOWN ? null : answer;
        } catch (IOException e) {
            history.answered(id, Outcome.UNKNOWN, 0, null);
            return null;
        } finally {
            waiting = false;
        }
    }

    private static String told(Answer answer) {
        String status = answer.succeeded() ? answer.text("status") : "";
        return status.isEmpty() ? null : status;
    }

    private static Outcome outcome(Answer answer) {
        if (answer.succeeded()) {
            return Outcome.OK;
        }
        return answer.status() / 100 == 4 ? Outcome.FAIL : Outcome.UNKNOWN;
    }
}
