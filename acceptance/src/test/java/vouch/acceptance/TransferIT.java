package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.engine.Postgres;

/**
 * All events move from H2 to PostgreSQL, to Axon Server and back to H2, although an export and an import are cut off on
 * the way. The views that are made of them are the same everywhere, and nothing happens by itself.
 */
class TransferIT {

    private static final String OPERATIONS = "--management.server.port=";
    private static final String POSITION = "\"position\":\\d+,";

    @TempDir
    private Path folder;

    @Test
    void movesFromOneStoreToTheNextAndBack() throws Exception {
        Launch first = launch("h2").on(folder.resolve("h2"));
        Path file = folder.resolve("h2.jsonl");
        Known known = trade(first);

        export(first, file);
        cutOff(file);
        export(first, file);
        try (Postgres postgres = new Postgres(17, folder.resolve("postgres"))) {
            Launch second = launch("postgres")
                    .with("--spring.profiles.active=postgres")
                    .with(postgres.setting());
            importUntilKilled(second, file);
            assertRefusesToStart(second);
            run(second, "import", file);
            assertIsTheSame(known, second);
            assertHasTheSameEvents(second, file);
        }
        Launch last = launch("h2-again").on(folder.resolve("h2-again"));
        run(last, "import", file);
        assertIsTheSame(known, last);
        assertHasTheSameEvents(last, file);
    }

    @Test
    void movesToAxonServerAndBack() throws Exception {
        AxonServer server = AxonServer.empty();
        Launch first = launch("h2-before").on(folder.resolve("h2-before"));
        Path file = folder.resolve("before.jsonl");
        Known known = trade(first);
        export(first, file);
        try (Closeable axonServer = server::kill) {
            Launch second = launch("axonserver")
                    .with("--spring.profiles.active=axonserver", server.setting(), AxonServer.KEY)
                    .on(folder.resolve("beside"));
            importUntilKilled(second, file);
            run(second, "import", file);
            assertIsTheSame(known, second);
            Path there = folder.resolve("axonserver.jsonl");
            export(second, there);

            Launch last = launch("h2-after").on(folder.resolve("h2-after"));
            run(last, "import", there);
            assertIsTheSame(known, last);
            assertThat(Files.readAllLines(there)).hasSameSizeAs(Files.readAllLines(file));
        } finally {
            server.start();
        }
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
            assertThat(Bounded.until(() ->
                            operations.send(Call.get("/actuator/views")).succeeded()))
                    .isTrue();
            return new Known(
                    operations.get("/actuator/views").path("sha256").stringValue(),
                    operations.get("/actuator/sagas"));
        }
    }

    private static Known trade(Launch launch) throws Exception {
        try (VouchProcess vouch = launch.ready()) {
            Shop shop = new Shop(vouch.client());
            Load.registerCustomers(shop);
            try (Load load = new Load(vouch.url(), "t", Seed.of("TransferIT"))) {
                load.awaitAcknowledged(600);
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

    private static void export(Launch launch, Path file) throws Exception {
        run(launch, "export", file);
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

    /** As a kill leaves it: somewhere in a line. */
    private static void cutOff(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            content.truncate(content.size() / 2);
        }
    }

    private static void importUntilKilled(Launch launch, Path file) throws Exception {
        try (VouchProcess process = command(launch, "import", file)) {
            assertThat(Bounded.until(() -> process.output().contains("500 events are stored.")))
                    .isTrue();
            process.kill();
        }
    }

    private static void assertRefusesToStart(Launch launch) throws Exception {
        try (VouchProcess vouch = launch.as(launch.name() + "-early").go()) {
            assertThat(vouch.exitCode()).isEqualTo(1);
            assertThat(vouch.output()).contains("run the import again, which goes on");
        }
    }

    private static void assertIsTheSame(Known known, Launch launch) throws Exception {
        try (VouchProcess vouch = launch.ready()) {
            Shop operations = operations(launch);
            assertThat(Known.of(operations)).isEqualTo(known);
            operations.done(Call.post("/actuator/views", Map.of("reason", "A comparison")));
            assertThat(Known.of(operations)).isEqualTo(known);
        }
    }

    /** Byte by byte, apart from the positions. */
    private void assertHasTheSameEvents(Launch launch, Path file) throws Exception {
        Path there = Files.createTempFile(folder, "there", ".jsonl");
        export(launch, there);

        assertThat(withoutPositions(there)).isEqualTo(withoutPositions(file));
    }

    private static List<String> withoutPositions(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("{\"end\""))
                .map(line -> line.replaceFirst(POSITION, ""))
                .toList();
    }
}
