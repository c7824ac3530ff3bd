package vouch.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Several clients at once that ask queries, one after the other. */
final class Readers implements AutoCloseable {

    private static final List<Call> QUERIES =
            List.of(Call.get("/api/orders?limit=20"), Call.get("/api/customers/" + Load.CUSTOMERS.get(0)));

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean goesOn = true;

    Readers(List<Wire> wires) {
        for (Wire wire : wires) {
            threads.add(new Thread(() -> read(wire), "reader"));
        }
        threads.forEach(Thread::start);
    }

    private void read(Wire wire) {
        for (int i = 0; goesOn; i++) {
            Call query = QUERIES.get(i % QUERIES.size());
            try {
                Answer answer = wire.send(query);
                if (answer.status() == 200) {
                    answered.incrementAndGet();
                } else {
                    failures.add(query + ": " + answer);
                }
            } catch (IOException e) {
                failures.add(query + ": " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    int answered() {
        return answered.get();
    }

    /** Every query without an answer, or with another one than 200. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
