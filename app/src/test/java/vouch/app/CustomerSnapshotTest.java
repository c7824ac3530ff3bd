package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import vouch.api.customer.CustomerId;

/** A command reads a customer's snapshot and what came after it, and answers as if it had read every event. */
@VouchTest
class CustomerSnapshotTest {

    private static final Path OF_THE_FIRST_RELEASE = Path.of("src/test/resources/approved/snapshots/Customer.1.json");

    @Autowired
    @Qualifier("snapshotThread")
    private ThreadPoolTaskExecutor snapshotThread;

    private CustomerTrade customer;
    private CustomerRows stored;

    @BeforeEach
    void tradesUntilThereIsASnapshot(@Autowired CommandGateway commands, @Autowired JdbcTemplate database) {
        CustomerId id = new CustomerId(UUID.randomUUID().toString());
        stored = new CustomerRows(database, id);
        customer = new CustomerTrade(commands, id);
        customer.register();
        customer.reserve(1, 99);
        assertThat(snapshots()).containsExactly(99L);
        customer.reserve(100, 110);
    }

    @Test
    void readsNoEventFromBeforeTheSnapshot() {
        List<String> answers = customer.answers();

        stored.hideEventsUpTo(snapshots().get(0));
        try {
            assertThat(customer.answers()).isEqualTo(answers);
        } finally {
            stored.showEvents();
        }
    }

    @Test
    void keepsTheLatestSnapshotOnly() {
        long first = snapshots().get(0);

        customer.reserve(111, 220);

        assertThat(snapshots()).hasSize(1).allMatch(sequence -> sequence > first);
    }

    /** Beside one other, its snapshot waits; beside as many as there is room for, it is refused until the next hundred. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1 + 100})
    void keepsNoCommandWaitingForASnapshotAndAsksAgain(int others) {
        List<Long> before = snapshots();
        CountDownLatch busy = new CountDownLatch(1);
        for (int other = 0; other < others; other++) {
            snapshotThread.submit(() -> busy.await(10, TimeUnit.MINUTES));
            Awaitility.await().until(() -> snapshotThread.getActiveCount() == 1);
        }

        customer.reserve(111, 220);
        assertThat(stored.snapshots()).isEqualTo(before);

        busy.countDown();
        assertThat(snapshots().equals(before)).isEqualTo(others > 100);
        customer.reserve(221, 320);
        assertThat(snapshots()).isNotEqualTo(before);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("payload", "{".getBytes(StandardCharsets.UTF_8)),
                arguments("payload", "{\"state\":{\"conditions\":7}}".getBytes(StandardCharsets.UTF_8)),
                arguments("payloadType", "Client"),
                arguments("payloadRevision", "0"),
                arguments("payloadRevision", null));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void passesOverASnapshotOfAnotherRevisionOrThatCannotBeRead(String column, Object value) {
        List<String> answers = customer.answers();
        long unusable = snapshots().get(0);
        stored.changeSnapshot(
                "payload", stored.snapshotJson().replace("Norway", "Sweden").getBytes(StandardCharsets.UTF_8));
        assertThat(customer.answers()).as("were it not passed over").isNotEqualTo(answers);

        stored.changeSnapshot(column, value);
        assertThat(customer.answers()).isEqualTo(answers);

        customer.reserve(111, 111);
        assertThat(snapshots()).hasSize(1).allMatch(sequence -> sequence > unusable);
        assertThat(stored.snapshotJson()).contains("Norway");
    }

    @Test
    void passesOverASnapshotThatTheFirstReleaseStored() throws IOException {
        List<String> answers = customer.answers();

        stored.changeSnapshot("payload", Files.readAllBytes(OF_THE_FIRST_RELEASE));
        stored.changeSnapshot("payloadRevision", "1");

        assertThat(customer.answers()).isEqualTo(answers);
    }

    /** When those that were asked for are made: there is one thread, which ends its work in order. */
    private List<Long> snapshots() {
        Awaitility.await().ignoreException(TaskRejectedException.class).until(() -> {
            snapshotThread.submitCompletable(() -> {}).join();
            return true;
        });
        return stored.snapshots();
    }
}
