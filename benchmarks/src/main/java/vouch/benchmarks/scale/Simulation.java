package vouch.benchmarks.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Orders on their way through one cell: created, reserved and approved by one step of the saga, shown. They arrive by chance
 * (Poisson), every step takes its time by chance (exponential) and waits for its segment; that of the saga holds its
 * segment while it waits for the account. What many share in one transaction is not simulated: a step takes its share of
 * the time, and each order once what nobody can share. The same seed gives the same.
 */
final class Simulation {

    /**
     * Seconds that each step takes on average when it waits for nobody.
     *
     * @param alone what an order takes beyond its steps, on which nothing else waits
     */
    record Times(double alone, double create, double saga, double account, double viewStep) {}

    private record Moment(double at, long number, Runnable then) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Moment> future = new PriorityQueue<>();
    private final Map<Long, Station> accounts = new HashMap<>();
    private final List<Outcome.Done> done = new ArrayList<>();
    private final List<Station> saga;
    private final List<Station> view;
    private final Times times;
    private final SplittableRandom random;
    private double now;
    private long moments;
    private int underWay;
    private double orderSeconds;

    private Simulation(int sagaSegments, int viewSegments, Times times, long seed) {
        this.saga = Station.several(sagaSegments);
        this.view = Station.several(viewSegments);
        this.times = times;
        this.random = new SplittableRandom(seed);
    }

    /** @param customers who orders next */
    static Outcome of(
            Layout cell,
            Times times,
            double ordersPerSecond,
            int orders,
            ToLongFunction<SplittableRandom> customers,
            long seed) {
        Simulation simulation = new Simulation(cell.sagaSegments(), cell.viewSegments(), times, seed);
        SplittableRandom trade = new SplittableRandom(seed + 1);
        return simulation.run(orders, ordersPerSecond, () -> customers.applyAsLong(trade));
    }

    private Outcome run(int orders, double ordersPerSecond, LongSupplier customers) {
        arrive(orders, 1 / ordersPerSecond, customers);
        while (!future.isEmpty()) {
            Moment next = future.poll();
            orderSeconds += underWay * (next.at() - now);
            now = next.at();
            next.then().run();
        }
        return new Outcome(
                done, now, orderSeconds / now, Station.busySeconds(saga) / now, Station.busySeconds(view) / now);
    }

    private void arrive(int left, double gap, LongSupplier customers) {
        if (left > 0) {
            after(gap, () -> {
                create(customers.getAsLong());
                arrive(left - 1, gap, customers);
            });
        }
    }

    private void create(long customer) {
        underWay++;
        double arrived = now;
        Station ofSaga = saga.get(random.nextInt(saga.size()));
        Station ofView = view.get(new SplittableRandom(customer).nextInt(view.size()));
        Station account = accounts.computeIfAbsent(customer, any -> new Station());
        after(times.create(), () -> {
            show(ofView, () -> {});
            future.add(new Moment(
                    now + times.alone(),
                    moments++,
                    () -> decide(ofSaga, account, () -> decided(ofView, customer, arrived))));
        });
    }

    private void decided(Station ofView, long customer, double arrived) {
        double decided = now - arrived;
        show(ofView, () -> {});
        show(ofView, () -> {
            underWay--;
            done.add(new Outcome.Done(customer, decided, now - arrived));
        });
    }

    private void decide(Station segment, Station account, Runnable then) {
        double before = Math.max(0, times.saga() - times.account());
        segment.acquire(
                now,
                () -> after(
                        before,
                        () -> account.acquire(
                                now,
                                () -> after(times.account(), () -> {
                                    account.release(now);
                                    segment.release(now);
                                    then.run();
                                }))));
    }

    private void show(Station segment, Runnable then) {
        hold(segment, times.viewStep(), then);
    }

    private void hold(Station station, double seconds, Runnable then) {
        station.acquire(
                now,
                () -> after(seconds, () -> {
                    station.release(now);
                    then.run();
                }));
    }

    private void after(double mean, Runnable then) {
        double seconds = mean == 0 ? 0 : -mean * StrictMath.log(1 - random.nextDouble());
        future.add(new Moment(now + seconds, moments++, then));
    }
}
