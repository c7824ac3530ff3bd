package vouch.acceptance;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Several clients at once, on few customers. */
final class Load implements AutoCloseable {

    static final List<String> CUSTOMERS = List.of("c-0", "c-1", "c-2", "c-3", "c-4", "c-5");
    static final long LIMIT = 5_000_00;

    private static final int TRADERS = 6;
    private static final Duration LOOKED_AT = Duration.ofMillis(20);

    private final List<Trader> traders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger delayed = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean goesOn = true;

    /** Starts it. All ids begin with the name. */
    Load(URI url, String name, long seed) {
        this(List.of(new Wire(url)), name, seed);
    }

    /** @param wires shared by the clients in turn */
    Load(List<Wire> wires, String name, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TRADERS; i++) {
            Trader trader = new Trader(this, wires.get(i % wires.size()), name + "-" + i, random.nextLong());
            traders.add(trader);
            threads.add(new Thread(trader, "trader-" + name + "-" + i));
        }
        threads.forEach(Thread::start);
    }

    static void registerCustomers(Shop shop) throws InterruptedException {
        for (String customer : CUSTOMERS) {
            shop.done(Shop.registration(customer, LIMIT));
        }
    }

    boolean goesOn() {
        return goesOn;
    }

    void oneMoreAcknowledged() {
        acknowledged.incrementAndGet();
    }

    void oneMoreDelayed() {
        delayed.incrementAndGet();
    }

    void surprisedBy(String answer) {
        surprises.add(answer);
    }

    /** How many answers said that the decision or the view is not there yet: another node was killed, and is waited for. */
    int delayed() {
        return delayed.get();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    void awaitAcknowledged(int count) {
        if (!Bounded.until(LOOKED_AT, this::acknowledged, () -> acknowledged() >= count)) {
            throw new AssertionError("Only " + acknowledged() + " commands were acknowledged; " + surprises);
        }
    }

    /** Each client ends its call first; afterwards the load's books can be read. */
    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Stream<TradedOrder> orders() {
        return traders.stream().flatMap(trader -> trader.orders().stream());
    }

    Stream<TradedPayment> payments() {
        return traders.stream().flatMap(trader -> trader.payments().stream());
    }

    /** How many commands were sent before that time and never answered. */
    long inFlight(long at) {
        return traders.stream()
                .flatMap(Trader::commands)
                .filter(command -> command.isLost(at))
                .count();
    }

    /** Answers that no client ever must see. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }
}
