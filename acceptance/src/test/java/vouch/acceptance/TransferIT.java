package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.engine.Postgres;

/**
 * All events, and the keys of their texts, move from H2 to PostgreSQL and back, and to Axon Server and back, although the
 * export and each import are cut off on the way. The views that are made of them are the same everywhere, and nothing happens by itself.
 */
class TransferIT {

    private static final String OPERATIONS = "--management.server.port=";
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final String POSITION = "\"position\":\\d+,";

    @TempDir
    private static Path folder;

    private static Path file;
    private static Path keys;
    private static Known known;

    /** The export is killed and cut off, and goes on. */
    @BeforeAll
    static void tradeAndExport() throws Exception {
        Launch first = launch("h2").on(folder.resolve("h2"));
        file = folder.resolve("h2.jsonl");
        keys = folder.resolve("keys.jsonl");
        known = trade(first);
        run(first, "export-keys", keys);
        run(first, "export", file);
        List<String> whole = withoutPositions(file);
        for (int round = 1; round <= Killer.ROUNDS; round++) {
            Files.delete(file);
            exportUntilKilled(first, file);
            cutOff(file, round);
            run(first, "export", file);
            assertThat(withoutPositions(file)).isEqualTo(whole);
        }
    }

    @Test
    void movesToPostgresAndBack() throws Exception {
        Path there = folder.resolve("postgres.jsonl");
        try (Postgres postgres = new Postgres(17, folder.resolve("postgres"))) {
            Launch second =
                    launch("postgres").with("--spring.profiles.active=postgres").with(postgres.setting());
            run(second, "import-keys", keys);
            importUntilKilled(second, file);
            assertRefusesToStart(second);
            run(second, "import", file);
            assertIsTheSame(second);
            run(second, "export", there);
        }
        assertHasTheSameEvents(there);
        assertMovesBack("h2-from-postgres", there);
    }

    @Test
    void movesToAxonServerAndBack() throws Exception {
        AxonServer server = AxonServer.empty();
        Path there = folder.resolve("axonserver.jsonl");
        try (Postgres beside = new Postgres(17, folder.resolve("beside"))) {
            Launch second = launch("axonserver")
                    .with("--spring.profiles.active=axonserver,postgres", server.setting(), AxonServer.KEY)
                    .with(beside.setting());
            run(second, "import-keys", keys);
            importUntilKilled(second, file);
            run(second, "import", file);
            assertIsTheSame(second);
            run(second, "export", there);
        }
        assertMovesBack("h2-from-axonserver", there);
    }

    private static void assertMovesBack(String name, Path there) throws Exception {
        Launch last = launch(name).on(folder.resolve(name));
        run(last, "import-keys", keys);
        run(last, "import", there);
        assertIsTheSame(last);
    }

    /** With the port of operations apart, as on Axon Server. */
    private static Launch launch(String name) {
        return Launch.forConformance("transfer-" + name)
                .quick()
                .atFreePort()
                .with(OPERATIONS + Launch.freePort(), "--management.server.address=127.0.0.1");
    }

    private static Shop operations(Launch launch) {
        String port = launch.arguments().stream()
                .filter(argument -> argument.startsWith(OPERATIONS))
                .map(argument -> argument.substring(OPERATIONS.length()))
                .findFirst()
                .orElseThrow();
        return new Shop(new Vouch(Addresses.of(URI.create("http://127.0.0.1:" + port)), Bounded.HANGING));
    }

    /** What is to be the same afterwards. */
    private record Known(String views, JsonNode sagas) {

        private static Known of(Shop operations) throws InterruptedException {
            assertThat(Bounded.until(
                            () -> operations.send(Call.get("/actuator/views")).succeeded()))
                    .isTrue();
            return new Known(
                    operations.get("/actuator/views").path("sha256").stringValue(), operations.get("/actuator/sagas"));
        }
    }

    private static Known trade(Launch launch) throws Exception {
        try (VouchProcess vouch = launch.ready()) {
            Shop shop = new Shop(vouch.client());
            Load.registerCustomers(shop);
            try (Load load = new Load(vouch.url(), "t", Seed.of("TransferIT"))) {
                load.awaitAcknowledged(600 * Killer.ROUNDS);
            }
            Shop operations = operations(launch);
            assertThat(Bounded.until(() -> isAtRest(operations))).isTrue();
            return Known.of(operations);
        }
    }

    private static boolean isAtRest(Shop operations) throws InterruptedException {
        for (String state : List.of("RESERVING", "APPROVING", "REJECTING", "RELEASING", "CHARGING")) {
            if (!operations.get("/actuator/sagas?state=" + state).path("items").isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void run(Launch launch, String command, Path file) throws Exception {
        try (VouchProcess process = command(launch, command, file)) {
            assertThat(process.exitCode()).as(process.output()).isZero();
        }
    }

    private static VouchProcess command(Launch launch, String command, Path file) throws IOException {
        return launch.as(launch.name() + "-" + command)
                .with(command, file.toString())
                .go();
    }

    private static void exportUntilKilled(Launch launch, Path file) throws Exception {
        try (VouchProcess process = command(launch, "export", file)) {
            assertThat(Bounded.until(AT_ONCE, () -> Files.exists(file) && Files.size(file) > 0))
                    .isTrue();
            process.kill();
        }
    }

    /** As a kill may leave it: somewhere in a line. */
    private static void cutOff(Path file, int round) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.truncate(content.size() * round / (Killer.ROUNDS + 1));
        }
    }

    /** Each round goes on where the one before was killed, and stores some events. */
    private static void importUntilKilled(Launch launch, Path file) throws Exception {
        for (int round = 0; round < Killer.ROUNDS; round++) {
            try (VouchProcess process = command(launch, "import", file)) {
                assertThat(Bounded.until(() -> hasStoredSome(process) || !process.isRunning()))
                        .isTrue();
                process.kill();
                assertThat(hasStoredSome(process)).as(process.output()).isTrue();
            }
        }
    }

    private static boolean hasStoredSome(VouchProcess process) throws IOException {
        return process.output().contains("00 events are stored.");
    }

    private static void assertRefusesToStart(Launch launch) throws Exception {
        try (VouchProcess vouch = launch.as(launch.name() + "-early").go()) {
            assertThat(vouch.exitCode()).isEqualTo(1);
            assertThat(vouch.output()).contains("run the import again, which goes on");
        }
    }

    private static void assertIsTheSame(Launch launch) throws Exception {
        try (VouchProcess vouch = launch.ready()) {
            Shop operations = operations(launch);
            assertThat(Known.of(operations)).isEqualTo(known);
            operations.done(Call.post("/actuator/views", Map.of("reason", "A comparison")));
            assertThat(Known.of(operations)).isEqualTo(known);
        }
    }

    /** Byte by byte, apart from the positions. */
    private static void assertHasTheSameEvents(Path there) throws IOException {
        assertThat(withoutPositions(there)).isEqualTo(withoutPositions(file));
    }

    private static List<String> withoutPositions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("{\"end\""))
                .map(line -> line.replaceFirst(POSITION, ""))
                .toList();
    }
}
