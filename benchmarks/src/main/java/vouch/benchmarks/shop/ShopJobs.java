package vouch.benchmarks.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.measure.Load;

/** The same customers and the same orders for every shop. */
public final class ShopJobs implements Jobs {

    private static final int CUSTOMERS = 1_000;
    private static final int POOR_CUSTOMERS = 100;

    /** Credit for every order that a run could ever make. */
    private static final long RICH = 900_000_000_000L;

    private static final long POOR = Shop.ORDER - 1;

    private final Shop shop;
    private final int clients;
    private final List<String> customers = new ArrayList<>();
    private final List<String> poor = new ArrayList<>();

    /** @param clients that order at the same time */
    public ShopJobs(Shop shop, int clients) {
        this.shop = shop;
        this.clients = clients;
    }

    @Override
    public Job prepare(Work work) throws InterruptedException {
        return switch (work) {
            case MANY_CUSTOMERS -> {
                some(customers, CUSTOMERS, RICH);
                yield orders(number -> shop.order(customers.get(number % CUSTOMERS)));
            }
            case TENTH_REJECTED -> {
                some(customers, CUSTOMERS, RICH);
                some(poor, POOR_CUSTOMERS, POOR);
                yield orders(number -> shop.order(
                        number % 10 == 0 ? poor.get(number / 10 % POOR_CUSTOMERS) : customers.get(number % CUSTOMERS)));
            }
            case HOT_CUSTOMER -> {
                String customer = registered(RICH);
                yield orders(number -> shop.order(customer));
            }
            case UNLOADED -> {
                some(customers, CUSTOMERS, RICH);
                yield new Job(1, 1, number -> shop.order(customers.get(number % CUSTOMERS)));
            }
            case LOADED, UNAWAITED -> {
                some(customers, CUSTOMERS, RICH);
                yield new Job(clients, 1, number -> shop.accept(customers.get(number % CUSTOMERS)), shop::settle);
            }
            case CANCELLED -> {
                some(customers, CUSTOMERS, RICH);
                yield orders(number -> shop.cancel(customers.get(number % CUSTOMERS)));
            }
            case SHIPPED -> {
                some(customers, CUSTOMERS, RICH);
                yield orders(number -> shop.ship(customers.get(number % CUSTOMERS)));
            }
            case ONE_ACCOUNT -> {
                String customer = registered(RICH);
                yield new Job(1, 1, number -> shop.change(customer, number));
            }
            case REPLAYED -> new Job(1, 1, number -> shop.replay());
            case SINGLE_APPENDS -> throw new Unusable("a shop appends no rows");
        };
    }

    private Job orders(Load.Call call) {
        return new Job(clients, 1, call);
    }

    private void some(List<String> ids, int count, long limit) throws InterruptedException {
        if (ids.isEmpty()) {
            for (int i = 0; i < count; i++) {
                ids.add("benchmark-" + UUID.randomUUID());
            }
            Load.counting(clients, count).run(number -> shop.register(ids.get(number), limit));
        }
    }

    private String registered(long limit) {
        String customer = "benchmark-" + UUID.randomUUID();
        shop.register(customer, limit);
        return customer;
    }

    @Override
    public void close() throws Exception {
        shop.close();
    }
}
