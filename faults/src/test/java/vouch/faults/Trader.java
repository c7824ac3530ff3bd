package vouch.faults;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One client at work: orders, ships, cancels, pays and changes limits until it is told to stop. */
final class Trader implements Runnable {

    /** As people and programs do; without it the clients take most of the machine while Vouch has to recover. */
    private static final int LONGEST_PAUSE_MILLIS = 30;

    private final Traffic traffic;
    private final Client client;
    private final String name;
    private final Random random;
    private int ids;

    /** @param name that all its ids begin with */
    Trader(Traffic traffic, Client client, String name, long seed) {
        this.traffic = traffic;
        this.client = client;
        this.name = name;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (traffic.goesOn()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MILLIS)));
                switch (random.nextInt(12)) {
                    case 0 -> client.ask(Action.limit(customer(), Traffic.LIMIT - random.nextInt(1_500_00)));
                    case 1, 2 -> pay();
                    default -> order();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            traffic.failed(name + " failed itself: " + e);
        }
    }

    private void pay() throws InterruptedException {
        String payment = nextId();
        String customer = customer();
        client.ask(Action.pay(payment, customer, 1 + random.nextInt(50_00)));
        if (random.nextInt(5) == 0) {
            client.ask(Action.reverse(payment, customer));
        }
    }

    private void order() throws InterruptedException {
        String order = nextId();
        String customer = customer();
        Action creation = Action.order(order, customer, 1 + random.nextInt(100_00));
        String told = client.ask(random.nextBoolean() ? creation.waiting() : creation);
        if (told.equals("APPROVED") && random.nextBoolean()) {
            client.ask(Action.ship(order, customer));
        } else if (random.nextInt(3) == 0) {
            // Before its decision, at it or after it; a rejected order is not cancelled.
            Action cancellation = Action.cancel(order, customer);
            client.ask(random.nextBoolean() ? cancellation.waiting() : cancellation);
        }
    }

    private String nextId() {
        return name + "-" + ids++;
    }

    private String customer() {
        return Traffic.CUSTOMERS.get(random.nextInt(Traffic.CUSTOMERS.size()));
    }
}
