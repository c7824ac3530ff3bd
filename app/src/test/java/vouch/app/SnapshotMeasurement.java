package vouch.app;

import static vouch.app.SnapshotMeasurement.Threshold.every;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/**
 * How long a command takes on a customer with many events, from the gateway to its answer, with a snapshot every so many
 * events. No test, so it is run by name: {@code mvn test -pl app -am -Dtest=SnapshotMeasurement
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SnapshotMeasurement {

    private static final Money ONE = Money.of("1.00", "GBP");
    private static final Money LIMIT = Money.of("1000000.00", "GBP");

    /** In place of the one that is measured. */
    static class Threshold {

        static int every;

        @Bean
        SnapshotTriggerDefinition customerSnapshots(Snapshotter snapshotter) {
            return new EventCountSnapshotTriggerDefinition(snapshotter, every);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 50, 100, 200, 500})
    void measure(int threshold) {
        every = threshold;
        try (ConfigurableApplicationContext vouch = new SpringApplicationBuilder(Application.class, Threshold.class)
                .run(
                        "--vouch.data-dir=target/test-data/" + UUID.randomUUID(),
                        "--vouch.demo=false",
                        "--server.port=0",
                        "--spring.main.allow-bean-definition-overriding=true")) {
            vouch.getBean(EventProcessingConfiguration.class)
                    .eventProcessors()
                    .values()
                    .forEach(EventProcessor::shutDown);
            commandTimes(vouch, 1_000, 300);
            for (int events : new int[] {100, 1_000, 10_000, 100_000}) {
                int pairs = threshold < Integer.MAX_VALUE ? 300 : events < 10_000 ? 30 : 10;
                System.out.printf("every %d, %,d events: %s%n", threshold, events, commandTimes(vouch, events, pairs));
            }
        }
    }

    private static String commandTimes(ConfigurableApplicationContext vouch, int events, int pairs) {
        CommandGateway commands = vouch.getBean(CommandGateway.class);
        JdbcTemplate database = vouch.getBean(JdbcTemplate.class);
        CustomerId customer = new CustomerId(UUID.randomUUID().toString());
        List<GenericDomainEventMessage<CustomerEvent>> history = history(customer, events);
        for (int from = 0; from < history.size(); from += 500) {
            vouch.getBean(EventStorageEngine.class)
                    .appendEvents(history.subList(from, Math.min(from + 500, history.size())));
        }
        CustomerRows stored = new CustomerRows(database, customer);
        commands.sendAndWait(new ReleaseCredit(customer, order()));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> every > events || !stored.snapshots().isEmpty());
        long[] nanos = LongStream.generate(() -> pair(commands, customer))
                .limit(pairs)
                .sorted()
                .toArray();
        int bytes = stored.snapshots().isEmpty() ? 0 : stored.snapshotJson().getBytes(StandardCharsets.UTF_8).length;
        return "median %.1f ms, snapshot of %,d bytes".formatted(nanos[pairs / 2] / 2e6, bytes);
    }

    /** The time of two commands, after which nothing is reserved that was not before. */
    private static long pair(CommandGateway commands, CustomerId customer) {
        OrderId order = order();
        long from = System.nanoTime();
        commands.sendAndWait(new ReserveCredit(customer, order, ONE));
        commands.sendAndWait(new ReleaseCredit(customer, order));
        return System.nanoTime() - from;
    }

    private static List<GenericDomainEventMessage<CustomerEvent>> history(CustomerId customer, int length) {
        Money nothing = Money.zero("GBP");
        CreditFigures figures = new CreditFigures(LIMIT, nothing, nothing, ONE);
        List<CustomerEvent> events = new ArrayList<>(List.of(new CustomerRegistered(customer, "Ada", null, LIMIT)));
        while (events.size() < length) {
            OrderId order = order();
            events.add(new CreditReserved(customer, order, figures));
            events.add(new CreditReleased(customer, order, ONE));
        }
        return IntStream.range(0, events.size())
                .mapToObj(i -> new GenericDomainEventMessage<>("Customer", customer.toString(), i, events.get(i)))
                .toList();
    }

    private static OrderId order() {
        return new OrderId(UUID.randomUUID().toString());
    }
}
