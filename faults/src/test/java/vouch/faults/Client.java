package vouch.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vouch.acceptance.Answer;
import vouch.acceptance.Bounded;
import vouch.acceptance.Wire;
import vouch.faults.check.HistoryWriter;
import vouch.faults.check.Operation.Outcome;

/**
 * One client: orders, ships, cancels and pays until it is told to stop, and writes down what it asked and was told. What
 * got no answer it asks again, with the same ids, of the next address where somebody is ready.
 */
final class Client implements Runnable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(180);

    private final Traffic traffic;
    private final List<Wire> wires;
    private final HistoryWriter history;
    private final String name;
    private final Random random;
    private int turn;
    private int ids;

    Client(Traffic traffic, List<URI> urls, HistoryWriter history, int number, long seed) {
        this.traffic = traffic;
        this.wires = urls.stream().map(Wire::new).toList();
        this.history = history;
        this.name = "t" + number;
        this.random = new Random(seed);
        this.turn = number;
    }

    @Override
    public void run() {
        try {
            while (traffic.goesOn()) {
                switch (random.nextInt(12)) {
                    case 0 -> ask(Action.limit(customer(), Traffic.LIMIT - random.nextInt(1_000_00)));
                    case 1, 2 -> pay();
                    default -> order();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            traffic.surprisedBy(name + " failed itself: " + e);
        }
    }

    private void pay() throws InterruptedException {
        String payment = nextId();
        String customer = customer();
        ask(Action.pay(payment, customer, 1 + random.nextInt(50_00)));
        if (random.nextInt(5) == 0) {
            ask(Action.reverse(payment, customer));
        }
    }

    private void order() throws InterruptedException {
        String order = nextId();
        String customer = customer();
        Action creation = Action.order(order, customer, 1 + random.nextInt(100_00));
        String told = ask(random.nextBoolean() ? creation.waiting() : creation);
        if (told.equals("APPROVED") && random.nextBoolean()) {
            ask(Action.ship(order, customer));
        } else if (random.nextInt(3) == 0) {
            // Before its decision, at it or after it; a rejected order is not cancelled.
            Action cancellation = Action.cancel(order, customer);
            ask(random.nextBoolean() ? cancellation.waiting() : cancellation);
        }
    }

    /** Returns the order's status that was told; empty where there is none. */
    String ask(Action action) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_ASKED.toNanos();
        while (System.nanoTime() - deadline < 0) {
            Answer answer = send(action);
            if (answer != null) {
                return answer.succeeded() ? answer.text("status") : "";
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            Bounded.until(LONGEST_ASKED, () -> wires.get(++turn % wires.size()).finds("/actuator/health"));
        }
        traffic.surprisedBy(action + " was never answered for good");
        return "";
    }

    /** Returns null when what became of it is unknown. */
    private Answer send(Action action) throws InterruptedException {
        String id = history.invoked(action.kind(), action.target(), action.customer(), action.minor(), Action.CURRENCY);
        try {
            Answer answer = wires.get(turn % wires.size()).send(action.call());
            Outcome outcome = outcome(answer);
            String status = answer.text("status");
            boolean ofAnOrder = answer.succeeded() && !status.isEmpty();
            history.answered(id, outcome, answer.status(), ofAnOrder ? status : null);
            if (answer.status() / 100 == 4 && answer.status() != 409 || answer.status() == 500) {
                traffic.surprisedBy(action.call() + ": " + answer);
            }
            if (outcome == Outcome.OK) {
                traffic.oneMoreDone();
            }
            return outcome == Outcome.UNKNOWN ? null : answer;
        } catch (IOException e) {
            history.answered(id, Outcome.UNKNOWN, 0, null);
            return null;
        }
    }

    private static Outcome outcome(Answer answer) {
        if (answer.succeeded()) {
            return Outcome.OK;
        }
        return answer.status() / 100 == 4 ? Outcome.FAIL : Outcome.UNKNOWN;
    }

    private String nextId() {
        return name + "-" + ids++;
    }

    private String customer() {
        return Traffic.CUSTOMERS.get(random.nextInt(Traffic.CUSTOMERS.size()));
    }
}
