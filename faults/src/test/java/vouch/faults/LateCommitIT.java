package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Bounded;
import vouch.acceptance.Call;
import vouch.acceptance.Launch;
import vouch.acceptance.Shop;
import vouch.acceptance.VouchProcess;
import vouch.acceptance.Wire;
import vouch.engine.Postgres;

/** F-05: a transaction takes the number of an event and commits it after events with higher numbers, or nobody uses it. */
class LateCommitIT {

    /** Registers another customer as the first one was, in a transaction that is still open. */
    private static final String REGISTER_LATE =
            """
            insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                                          payloadType, payloadRevision, payload, metaData)
            select gen_random_uuid(), replace(aggregateIdentifier, 'first', ?), 0, type, timestamp,
                   payloadType, payloadRevision,
                   convert_to(replace(convert_from(payload, 'UTF8'), 'first', ?), 'UTF8'), metaData
            from DomainEventEntry where aggregateIdentifier like '%first' and sequenceNumber = 0
            """;

    private static final String JUMP = "select setval(pg_get_serial_sequence('DomainEventEntry', 'globalindex'),"
            + " (select max(globalIndex) from DomainEventEntry) + ?)";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void isShownAlthoughTheClockOfANodeIsSetBackMeanwhile() throws Exception {
        Path seconds = Files.writeString(folder.resolve("seconds"), "0");
        try (Postgres postgres = new Postgres(17, folder.resolve("postgres"))) {
            Launch launch = Child.named("late").with("--spring.profiles.active=postgres", postgres.setting());
            try (VouchProcess right = launch.as("late-right").ready();
                    VouchProcess setBack = launch.as("late-set-back")
                            .with("--faults.clock=" + seconds)
                            .ready()) {
                Wire shown = new Wire(right.url());
                Wire wrong = new Wire(setBack.url());
                register("first", shown, shown);
                Files.writeString(seconds, "-180");

                for (int attempt = 1; attempt <= 6; attempt++) {
                    try (Connection open = Victim.connect(postgres.url())) {
                        open.setAutoCommit(false);
                        registerLate("late-" + attempt, open);
                        register("wrong-" + attempt, wrong, shown);
                        register("right-" + attempt, shown, shown);
                        open.commit();
                    }
                    awaitShown("late-" + attempt, shown);
                }

                assertThat(shown.finds("/actuator/health")).isTrue();
                assertThat(Bounded.until(() -> !wrong.finds("/actuator/health")))
                        .as("a node says that its clock is wrong")
                        .isTrue();
                Files.writeString(seconds, "0");
                assertThat(Bounded.until(() -> wrong.finds("/actuator/health")))
                        .as("and that it is right again")
                        .isTrue();
            }
        }
    }

    @Test
    void isNotWaitedForWhereNumbersAreLeftOut() throws Exception {
        try (Postgres postgres = new Postgres(17, folder.resolve("postgres"))) {
            Launch launch = Launch.named("jump")
                    .quick()
                    .within(512)
                    .with("--vouch.demo=false", "--spring.profiles.active=postgres", postgres.setting());
            try (VouchProcess vouch = launch.ready();
                    Connection database = Victim.connect(postgres.url())) {
                Wire wire = new Wire(vouch.url());
                register("first", wire, wire);
                for (int jump : List.of(100_000, 5_000_000)) {
                    try (PreparedStatement numbers = database.prepareStatement(JUMP)) {
                        numbers.setInt(1, jump);
                        numbers.execute();
                    }
                    String order = "behind-" + jump;
                    assertThat(wire.send(Shop.creation(order, "first", 1_00)).succeeded())
                            .isTrue();
                    assertThat(Bounded.until(() -> wire.send(Call.get("/api/orders/" + order))
                                    .text("status")
                                    .equals("APPROVED")))
                            .as(order)
                            .isTrue();
                }
            }
        }
    }

    private static void register(String customer, Wire at, Wire shown) throws Exception {
        assertThat(at.send(Shop.registration(customer, 100_00)).succeeded()).isTrue();
        awaitShown(customer, shown);
    }

    private static void registerLate(String customer, Connection open) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement(REGISTER_LATE)) {
            insert.setString(1, customer);
            insert.setString(2, customer);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static void awaitShown(String customer, Wire wire) {
        assertThat(Bounded.until(
                        () -> wire.send(Call.get("/api/customers/" + customer)).succeeded()))
                .as(customer)
                .isTrue();
    }
}
