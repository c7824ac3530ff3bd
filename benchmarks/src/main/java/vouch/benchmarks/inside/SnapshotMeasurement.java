package vouch.benchmarks.inside;

import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Actor;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Answers;

/**
 * A process that measures how long a command takes on a customer with many events that is not in memory, from the gateway to
 * its answer, with a snapshot every so many events.
 */
public final class SnapshotMeasurement {

    /** The number of events after which nobody waits for a snapshot. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final Map<String, String> SAGA = Actor.system("order-saga").metaData();
    private static final List<Integer> LENGTHS = List.of(100, 1_000, 10_000, 100_000);
    private static final int WARM_UPS = 300;
    private static final long SNAPSHOT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final int every;
    private final CommandGateway commands;
    private final EventStorageEngine store;
    private final JdbcTemplate database;

    private SnapshotMeasurement(ConfigurableApplicationContext vouch, int every) {
        this.every = every;
        commands = vouch.getBean(CommandGateway.class);
        store = vouch.getBean(EventStorageEngine.class);
        database = vouch.getBean(JdbcTemplate.class);
    }

    /** @param arguments the number of events from one snapshot to the next, and the settings of Vouch */
    public static void main(String... arguments) {
        Answers answers = new Answers();
        String[] settings = arguments.clone();
        settings[0] = "--snapshot-every=" + arguments[0];
        try (ConfigurableApplicationContext vouch = QuietVouch.start(Replaced.class, settings)) {
            new SnapshotMeasurement(vouch, Integer.parseInt(arguments[0])).run(answers);
        }
    }

    /** What the product has otherwise. */
    static class Replaced {

        @Bean
        SnapshotTriggerDefinition customerSnapshots(Snapshotter snapshotter, @Value("${snapshot-every}") int every) {
            return new EventCountSnapshotTriggerDefinition(snapshotter, every);
        }

        /** Every command reads its customer, as on a node that does not have the customer in memory. */
        @Bean
        Cache recentCustomers() {
            return NoCache.INSTANCE;
        }
    }

    private void run(Answers answers) {
        commandMillis(customer(1_000), WARM_UPS);
        for (int length : LENGTHS) {
            CustomerId customer = customer(length);
            String figure = "command after %,d events, %s"
                    .formatted(length, every == NEVER ? "no snapshots" : "a snapshot every " + every);
            int pairs = every < NEVER ? 300 : length < 10_000 ? 30 : 10;
            answers.give(new Found(figure, "ms", commandMillis(customer, pairs)));
            answers.give(new Found(figure, "bytes of a snapshot", snapshotBytes(customer)));
        }
    }

    /** Returns after the first snapshot is stored, where there is to be one. */
    private CustomerId customer(int length) {
        CustomerId customer = CustomerHistory.append(store, length);
        send(new ReleaseCredit(customer, CustomerHistory.order(), CustomerHistory.DAY));
        long until = System.nanoTime() + SNAPSHOT_NANOS;
        while (every <= length && snapshotBytes(customer).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new Unusable("no snapshot of " + customer + " was stored within a minute");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return customer;
    }

    private List<Double> snapshotBytes(CustomerId customer) {
        return database.queryForList(
                "select octet_length(payload) from SnapshotEventEntry where aggregateIdentifier = ?",
                Double.class,
                customer.toString());
    }

    private List<Double> commandMillis(CustomerId customer, int pairs) {
        return DoubleStream.generate(() -> pairNanos(customer) / 2e6)
                .limit(pairs)
                .boxed()
                .toList();
    }

    /** The time of two commands, after which nothing is reserved that was not before. */
    private long pairNanos(CustomerId customer) {
        OrderId order = CustomerHistory.order();
        long began = System.nanoTime();
        send(new ReserveCredit(customer, order, CustomerHistory.PRICE, CustomerHistory.DAY));
        send(new ReleaseCredit(customer, order, CustomerHistory.DAY));
        return System.nanoTime() - began;
    }

    /** As the saga, which alone sends these commands. */
    private void send(Object command) {
        commands.sendAndWait(asCommandMessage(command).andMetaData(SAGA));
    }
}
