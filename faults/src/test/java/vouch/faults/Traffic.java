package vouch.faults;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import vouch.acceptance.Bounded;
import vouch.faults.check.HistoryWriter;

/** Several clients at once, on few customers, from their first call until each of them knows what became of its last. */
final class Traffic implements AutoCloseable {

    static final List<String> CUSTOMERS = List.of("c-0", "c-1", "c-2", "c-3", "c-4", "c-5");
    static final long LIMIT = 2_000_00;

    private static final int CLIENTS = 6;
    private static final Duration LOOKED_AT = Duration.ofMillis(20);

    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean goesOn = true;

    /** Registers the customers and starts the clients. */
    Traffic(List<URI> urls, HistoryWriter history, long seed) throws InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < CLIENTS; i++) {
            List<URI> nearest = new ArrayList<>(urls);
            Collections.rotate(nearest, i);
            Client client = new Client(nearest, history);
            clients.add(client);
            threads.add(new Thread(new Trader(this, client, "t" + i, random.nextLong()), "client-" + i));
        }
        for (String customer : CUSTOMERS) {
            clients.get(0).ask(Action.register(customer, LIMIT));
        }
        threads.forEach(Thread::start);
    }

    boolean goesOn() {
        return goesOn;
    }

    void twice() {
        clients.forEach(Client::twice);
    }

    void failed(String client) {
        failures.add(client);
    }

    /** Answers that no client ever must see. */
    List<String> surprises() {
        return Stream.concat(failures.stream(), clients.stream().flatMap(client -> client.surprises().stream()))
                .toList();
    }

    int done() {
        return clients.stream().mapToInt(Client::done).sum();
    }

    /** Until so many more commands are acknowledged than now. */
    void awaitDone(int more) {
        int due = done() + more;
        if (!Bounded.until(LOOKED_AT, this::done, () -> done() >= due)) {
            throw new AssertionError("Only " + done() + " of " + due + " commands were acknowledged; " + surprises());
        }
    }

    /** Until one of them waits for an answer. */
    void awaitSomethingInFlight() {
        Bounded.until(() -> clients.stream().anyMatch(Client::isWaiting));
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
