package vouch.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import vouch.acceptance.Bounded;
import vouch.faults.check.HistoryWriter;

/** Several clients at once, on few customers, from their first call until each of them knows what became of its last. */
final class Traffic implements AutoCloseable {

    static final List<String> CUSTOMERS = List.of("c-0", "c-1", "c-2", "c-3", "c-4", "c-5");
    static final long LIMIT = 5_000_00;

    private static final int CLIENTS = 6;
    private static final Duration BOUND = Duration.ofSeconds(120);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean goesOn = true;

    /** Registers the customers and starts the clients. */
    Traffic(List<URI> urls, HistoryWriter history, long seed) throws InterruptedException {
        Random random = new Random(seed);
        Client first = new Client(this, urls, history, 0, random.nextLong());
        for (String customer : CUSTOMERS) {
            first.ask(Action.register(customer, LIMIT));
        }
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(new Thread(new Client(this, urls, history, i, random.nextLong()), "client-" + i));
        }
        threads.forEach(Thread::start);
    }

    boolean goesOn() {
        return goesOn;
    }

    void oneMoreDone() {
        done.incrementAndGet();
    }

    void surprisedBy(String answer) {
        surprises.add(answer);
    }

    /** Answers that no client ever must see. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    int done() {
        return done.get();
    }

    /** Until so many more commands are acknowledged than now. */
    void awaitDone(int more) {
        int due = done() + more;
        if (!Bounded.until(BOUND, () -> done() >= due)) {
            throw new AssertionError("Only " + done() + " of " + due + " commands were acknowledged; " + surprises);
        }
    }

    /** Every client ends what it is at: what has no answer is asked again until it has one. */
    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
