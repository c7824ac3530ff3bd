package vouch.benchmarks.measure;

import static vouch.benchmarks.Quantity.*;

import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What orders take, as a whole and of each part. */
final class OrderStages {

    private static final int MANY_CLIENTS = Vouch.CLIENTS;
    private static final int FEW_CLIENTS = 2;
    private static final int CUSTOMERS = 500;

    private final Vouch vouch;
    private final Cpu nodes;
    private final List<ThreadMXBean> threads;
    private final Cpu databaseCpu;
    private final Optional<Database> database;
    private final Duration time;
    private final Samples samples;

    OrderStages(Vouch vouch, Cpu nodes, Cpu databaseCpu, Optional<Database> database, Duration time, Samples samples) {
        this.vouch = vouch;
        this.nodes = nodes;
        this.threads =
                nodes.processes().stream().<ThreadMXBean>map(Jvm::threads).toList();
        this.databaseCpu = databaseCpu;
        this.database = database;
        this.time = time;
        this.samples = samples;
    }

    /** A virtual machine needs some thousand orders until it is as fast as it gets. */
    void warmUp() throws InterruptedException {
        List<String> customers = vouch.customers(CUSTOMERS);
        Load.lasting(MANY_CLIENTS, time.multipliedBy(4)).run(number -> vouch.order(customers.get(number % CUSTOMERS)));
    }

    void all() throws SQLException, InterruptedException {
        List<String> customers = vouch.customers(CUSTOMERS);
        manyCustomers(customers);
        oneCustomer();
        idle(customers);
        segments(customers);
    }

    private void manyCustomers(List<String> customers) throws SQLException, InterruptedException {
        Database.Counts countsBefore = database.isPresent() ? database.get().counts() : null;
        double before = nodes.millis();
        double databaseBefore = databaseCpu.millis();
        Load.Answered orders =
                Load.lasting(MANY_CLIENTS, time).run(number -> vouch.order(customers.get(number % customers.size())));
        samples.found(NODE_CPU_MILLIS, (nodes.millis() - before) / orders.count());
        if (databaseCpu.isKnown()) {
            samples.found(DATABASE_CPU_MILLIS, (databaseCpu.millis() - databaseBefore) / orders.count());
        }
        if (database.isPresent()) {
            Database.Counts counts = database.get().counts().since(countsBefore);
            samples.found(EVENTS, counts.events() / orders.count());
            samples.found(STORED_BYTES, counts.bytes() / orders.count());
            samples.found(LOG_BYTES, counts.log() / orders.count());
            samples.found(COMMITS, counts.commits() / orders.count());
            samples.found(VIEW_ROWS, counts.viewRows() / orders.count());
            samples.found(OTHER_ROWS, counts.other() / orders.count());
        }
        samples.found(ORDERS_PER_SECOND, orders.perSecond());
    }

    private void oneCustomer() throws InterruptedException {
        String customer = vouch.customers(1).get(0);
        samples.found(
                ONE_CUSTOMER_ORDERS_PER_SECOND,
                Load.lasting(MANY_CLIENTS, time.dividedBy(2))
                        .run(number -> vouch.order(customer))
                        .perSecond());
    }

    private void idle(List<String> customers) throws InterruptedException {
        samples.found(
                DECISION_MILLIS,
                Load.lasting(1, time.dividedBy(2))
                        .run(number -> vouch.order(customers.get(number % customers.size())))
                        .medianMillis());
    }

    /**
     * Under full load a segment waits for a processor, and with little to do it is woken for each event and has no batch
     * to work on: whichever takes less time is nearer to the truth.
     */
    private void segments(List<String> customers) throws SQLException, InterruptedException {
        Segments few = segments(FEW_CLIENTS, customers);
        Segments many = segments(MANY_CLIENTS, customers);
        samples.found(SAGA_MILLIS, Math.min(few.saga(), many.saga()));
        if (database.isPresent()) {
            samples.found(SAGA_SEGMENTS, database.get().segments("order-saga"));
        }
        samples.found(ORDER_VIEW_MILLIS, Math.min(few.orderView(), many.orderView()));
        samples.found(CUSTOMER_VIEW_MILLIS, Math.min(few.customerView(), many.customerView()));
    }

    private Segments segments(int clients, List<String> customers) throws InterruptedException {
        Watch watch = new Watch(threads);
        Load.Answered orders;
        try (watch) {
            orders = Load.lasting(clients, time.dividedBy(2))
                    .run(number -> vouch.order(customers.get(number % customers.size())));
        }
        double millisPerOrder = 1000 / orders.perSecond();
        return new Segments(
                watch.busySegments("order-saga") * millisPerOrder,
                watch.busySegments("order-view") * millisPerOrder,
                watch.busySegments("customer-view") * millisPerOrder);
    }

    /** Milliseconds that an order keeps them busy. */
    private record Segments(double saga, double orderView, double customerView) {}
}
