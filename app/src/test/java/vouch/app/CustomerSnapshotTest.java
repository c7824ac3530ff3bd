package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/** A command reads a customer's snapshot and what came after it, and answers as if it had read every event. */
@VouchTest
class CustomerSnapshotTest {

    private static final Money LIMIT = Money.of("1000.00", "GBP");
    private static final Money ONE = Money.of("1.00", "GBP");

    @Autowired
    private CommandGateway commands;

    @Autowired
    @Qualifier("snapshotThread")
    private ThreadPoolTaskExecutor snapshotThread;

    private final CustomerId customer = new CustomerId(UUID.randomUUID().toString());
    private CustomerRows stored;

    @BeforeEach
    void tradesUntilThereIsASnapshot(@Autowired JdbcTemplate database) {
        stored = new CustomerRows(database, customer);
        commands.sendAndWait(new RegisterCustomer(customer, "Ada", "Norway", LIMIT));
        reserve(1, 110);
        assertThat(snapshots()).hasSize(1).allMatch(sequence -> sequence >= 99);
    }

    @Test
    void readsNoEventFromBeforeTheSnapshot() {
        List<String> answers = answers();

        stored.hideEventsUpTo(snapshots().get(0));
        try {
            assertThat(answers()).isEqualTo(answers);
        } finally {
            stored.showEvents();
        }
    }

    @Test
    void keepsTheLatestSnapshotOnly() {
        long first = snapshots().get(0);

        reserve(111, 220);

        assertThat(snapshots()).hasSize(1).allMatch(sequence -> sequence > first);
    }

    @Test
    void doesNotKeepACommandWaitingForASnapshot() {
        List<Long> before = snapshots();
        CountDownLatch busy = new CountDownLatch(1);
        snapshotThread.submit(() -> busy.await(20, TimeUnit.SECONDS));

        reserve(111, 220);
        assertThat(stored.snapshots()).isEqualTo(before);

        busy.countDown();
        assertThat(snapshots()).isNotEqualTo(before);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("payload", "{".getBytes(StandardCharsets.UTF_8)),
                arguments("payload", "{\"state\":{\"creditLimit\":7}}".getBytes(StandardCharsets.UTF_8)),
                arguments("payloadType", "Client"),
                arguments("payloadRevision", "0"),
                arguments("payloadRevision", null));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void passesOverASnapshotOfAnotherRevisionOrThatCannotBeRead(String column, Object value) {
        List<String> answers = answers();
        long unusable = snapshots().get(0);
        stored.changeSnapshot(
                "payload", stored.snapshotJson().replace("Ada", "Eve").getBytes(StandardCharsets.UTF_8));
        assertThat(answers()).as("were it not passed over").isNotEqualTo(answers);

        stored.changeSnapshot(column, value);
        assertThat(answers()).isEqualTo(answers);

        reserve(111, 111);
        assertThat(snapshots()).hasSize(1).allMatch(sequence -> sequence > unusable);
        assertThat(stored.snapshotJson()).contains("Ada");
    }

    /** To what changes nothing. */
    private List<String> answers() {
        return Stream.<CustomerCommand>of(
                        new RegisterCustomer(customer, "Ada", "Norway", LIMIT),
                        new RegisterCustomer(customer, "Eve", "Norway", LIMIT),
                        new ReserveCredit(customer, new OrderId("1"), ONE),
                        new ReserveCredit(customer, new OrderId("110"), LIMIT),
                        new ChargeCredit(customer, new OrderId("none")),
                        new LiftCreditHold(customer, null))
                .map(this::answer)
                .toList();
    }

    private String answer(CustomerCommand command) {
        try {
            return commands.sendAndWait(command).toString();
        } catch (CommandExecutionException refused) {
            return refused.getDetails().orElseThrow().toString();
        }
    }

    private void reserve(int first, int last) {
        for (int order = first; order <= last; order++) {
            commands.sendAndWait(new ReserveCredit(customer, new OrderId("" + order), ONE));
        }
    }

    /** When no other is being made. */
    private List<Long> snapshots() {
        Awaitility.await().until(() -> snapshotThread.getActiveCount() + snapshotThread.getQueueSize() == 0);
        return stored.snapshots();
    }
}
