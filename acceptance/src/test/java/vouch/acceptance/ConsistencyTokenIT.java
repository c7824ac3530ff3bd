package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A query with the token of a command never shows an older state, on whatever node each of them is. Pairs of a command
 * and a query are spread over the nodes. Every tenth query has no token: these tell how many answers would be older.
 */
class ConsistencyTokenIT {

    private static final int PAIRS = Integer.getInteger("vouch.pairs", 400);
    private static final int CLIENTS = 8;

    private final ConcurrentLinkedQueue<String> older = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger olderWithout = new AtomicInteger();
    private final AtomicInteger notYet = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void showsNothingOlderOnTwoNodes() throws Exception {
        pairs(Shape.TWO_NODES);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = AxonServer.ADDRESS,
            matches = ".+",
            disabledReason = "There is no Axon Server to test with")
    void showsNothingOlderWhereTheSidesAreApart() throws Exception {
        pairs(Shape.SIX_SERVICES);
    }

    private void pairs(Shape shape) throws Exception {
        Launch launch = Launch.named("consistency-" + shape).quick().unhurried().with("--vouch.demo=false");
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Deployment deployment = shape.start(launch, folder)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Client one = new Client(
                        "c-" + client,
                        deployment.addresses().commands().stream()
                                .map(Wire::new)
                                .toList(),
                        deployment.addresses().queries().stream().map(Wire::new).toList());
                clients.add(threads.submit(() -> one.run(PAIRS / CLIENTS)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<Long> sorted = micros.stream().sorted().toList();
        System.out.printf(
                "%s: %d pairs; query with token: p50 %.1f ms, p99 %.1f ms, max %.1f ms; 503: %d; older without token: %d of %d%n",
                shape,
                PAIRS,
                ofHundred(50, sorted),
                ofHundred(99, sorted),
                ofHundred(100, sorted),
                notYet.get(),
                olderWithout.get(),
                asked.get());
        assertThat(micros).hasSizeGreaterThan(PAIRS / 2);
        assertThat(older).isEmpty();
    }

    private static double ofHundred(int percent, List<Long> sorted) {
        return sorted.get((sorted.size() - 1) * percent / 100) / 1000.0;
    }

    /** Has a customer of its own, so it knows what each query must show. */
    private final class Client {

        private final String customer;
        private final List<Wire> commands;
        private final List<Wire> queries;
        private int sent;

        Client(String customer, List<Wire> commands, List<Wire> queries) {
            this.customer = customer;
            this.commands = commands;
            this.queries = queries;
        }

        Void run(int pairs) throws Exception {
            String account = "/api/customers/" + customer;
            Answer registered = command(Shop.registration(customer, 1_000_00));
            expect(registered, account, "/creditLimit/amount", "1000.00");
            for (int pair = 1; pair < pairs; ) {
                String order = customer + "-o-" + pair;
                Answer limited = command(
                        Call.put(account + "/credit-limit", Map.of("creditLimit", Shop.money(1_000_00L + pair))));
                expect(limited, account, "/creditLimit/amount", Pence.text(1_000_00L + pair));
                Answer created = command(Shop.creation(order, customer, 1_00));
                expect(created, "/api/orders?limit=1&customerId=" + customer, "/items/0/orderId", order);
                Answer cancelled = command(Shop.cancellation(order).waiting());
                expect(cancelled, account, "/reserved/amount", "0.00");
                expect(
                        cancelled,
                        "/api/orders?limit=1&status=CANCELLED&customerId=" + customer,
                        "/items/0/orderId",
                        order);
                Answer waited =
                        command(Shop.creation(order + "w", customer, 2_00).waiting());
                expect(waited, account, "/reserved/amount", "2.00");
                Answer shipped = command(Shop.shipment(order + "w").waiting());
                expect(shipped, account, "/reserved/amount", "0.00");
                pair += 6;
            }
            return null;
        }

        private Answer command(Call call) throws Exception {
            Answer answer = commands.get(sent++ % commands.size()).send(call);
            assertThat(answer.succeeded()).as("%s: %s", call, answer).isTrue();
            return answer;
        }

        /** Asks the node that did not do the command. */
        private void expect(Answer after, String path, String pointer, String value) throws Exception {
            Wire node = queries.get(sent % queries.size());
            if (asked.get() * 10 < micros.size()) {
                asked.incrementAndGet();
                if (!value.equals(node.send(Call.get(path)).body().at(pointer).asString(""))) {
                    olderWithout.incrementAndGet();
                }
                return;
            }
            Answer answer;
            long begun = System.nanoTime();
            while ((answer = node.send(Call.get(path).after(after))).status() == 503) {
                notYet.incrementAndGet();
                LockSupport.parkNanos(answer.retryAfter().orElseThrow().toNanos());
            }
            micros.add((System.nanoTime() - begun) / 1000);
            String shown = answer.body().at(pointer).asString("");
            if (!value.equals(shown)) {
                older.add("%s shows %s %s, not %s".formatted(path, pointer, shown, value));
            }
        }
    }
}
