package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.app.transfer.TransferCommand;

/** Encrypted texts move with their keys, and a store that is older than the keys is encrypted on its way. */
@ExtendWith(OutputCaptureExtension.class)
class ErasureTransferTest {

    private static final String ERASURES = "/actuator/erasures";

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String store) {
        return new SpringApplicationBuilder(Application.class)
                .run(
                        data(store),
                        "--vouch.demo=false",
                        "--vouch.security.open=true",
                        "--vouch.daily-review=off",
                        "--server.port=0");
    }

    private String data(String store) {
        return "--vouch.data-dir=" + folder.resolve(store);
    }

    private static Client client(ConfigurableApplicationContext vouch) {
        return new Client(Integer.parseInt(vouch.getEnvironment().getProperty("local.server.port")));
    }

    private int run(String store, String command, Path file, String... more) {
        SpringApplication application = TransferCommand.application();
        String[] arguments = Stream.concat(Stream.of(command, file.toString(), data(store)), Stream.of(more))
                .toArray(String[]::new);
        return SpringApplication.exit(application.run(arguments));
    }

    private static void register(Client client, String customer, String name) {
        assertThat(client.post(
                                "/api/customers",
                                "{'customerId':'%s','name':'%s','creditLimit':{'amount':'10','currency':'GBP'}}"
                                        .formatted(customer, name))
                        .status())
                .isEqualTo(201);
    }

    private static void erase(Client client, String customer) {
        assertThat(client.post(ERASURES, "{'customerId':'%s','reason':'Asked'}".formatted(customer))
                        .status())
                .isEqualTo(200);
    }

    private static void awaitName(Client client, String customer, String name) {
        Awaitility.await().untilAsserted(() -> assertThat(
                        client.get("/api/customers/" + customer).text("/name"))
                .isEqualTo(name));
    }

    @Test
    void movesCipherTextAndItsKeysInTwoFiles(CapturedOutput log) throws IOException {
        Path events = folder.resolve("events.jsonl");
        Path keys = folder.resolve("keys.jsonl");
        String certificates;
        try (ConfigurableApplicationContext vouch = start("from")) {
            register(client(vouch), "kept", "Zorblatt");
            register(client(vouch), "gone", "Quixote");
            awaitName(client(vouch), "gone", "Quixote");
            erase(client(vouch), "gone");
            certificates = client(vouch).get(ERASURES).raw().body();
        }

        assertThat(run("from", "export", events)).isZero();
        assertThat(run("from", "export-keys", keys)).isZero();
        assertThat(run("from", "export-keys", keys)).isEqualTo(1);
        assertThat(Files.readString(events)).doesNotContain("Zorblatt", "Quixote");
        assertThat(Files.readString(keys)).doesNotContain("Zorblatt", "Quixote");

        assertThat(run("to", "import", events)).isEqualTo(1);
        assertThat(log.getOut()).contains("import the keys of the store that the file comes from first");
        assertThat(run("to", "import-keys", keys)).isZero();
        assertThat(run("to", "import-keys", keys)).isZero();
        assertThat(run("to", "import", events, "--vouch.newest-forms=false")).isEqualTo(1);
        assertThat(log.getOut())
                .contains("The import has stopped, because an import stores texts encrypted, and vouch.newest-forms is"
                        + " false: leave that setting out.");
        assertThat(run("to", "import", events)).isZero();
        try (ConfigurableApplicationContext vouch = start("to")) {
            awaitName(client(vouch), "kept", "Zorblatt");
            awaitName(client(vouch), "gone", "[erased]");
            assertThat(client(vouch).get(ERASURES).raw().body()).isEqualTo(certificates);
            erase(client(vouch), "kept");
            awaitName(client(vouch), "kept", "[erased]");
        }
    }

    @Test
    void refusesAFileOfKeysThatWasCutOff() throws IOException {
        Path keys = folder.resolve("keys.jsonl");
        try (ConfigurableApplicationContext vouch = start("from")) {
            register(client(vouch), "kept", "Zorblatt");
        }
        assertThat(run("from", "export-keys", keys)).isZero();
        String whole = Files.readString(keys);

        for (int length : new int[] {0, 10, whole.indexOf('\n') + 1}) {
            Files.writeString(keys, whole.substring(0, length));
            assertThat(run("to", "import-keys", keys)).isEqualTo(1);
        }
    }

    @Test
    void encryptsAnOlderStoreIntoANewOneWhoseSealBeginsWithTheOldHead() throws Exception {
        unpack("/golden/store-3.zip", folder.resolve("old"));
        Path events = folder.resolve("events.jsonl");
        Path keys = folder.resolve("keys.jsonl");
        String head;
        String views;
        String name;
        try (ConfigurableApplicationContext vouch = start("old")) {
            Client client = client(vouch);
            Awaitility.await()
                    .until(() ->
                            client.get("/actuator/seal").body().at("/behind").asLong() == 0);
            head = client.get("/actuator/seal").text("/head/hash");
            Client.Answer refused = client.post(ERASURES, "{'customerId':'desk','reason':'Asked'}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/detail")).contains("not encrypted");
            views = client.get("/actuator/views").text("/sha256");
            name = client.get("/api/customers/desk").text("/name");
        }
        assertThat(run("old", "export", events)).isZero();
        assertThat(run("old", "export-keys", keys)).isZero();
        assertThat(Files.readString(events)).contains("\"name\":\"" + name);

        assertThat(run("new", "import-keys", keys)).isZero();
        assertThat(run("new", "import", events, "no-head")).isEqualTo(1);
        assertThat(run("new", "import", events, head)).isZero();

        try (ConfigurableApplicationContext vouch = start("new")) {
            Client client = client(vouch);
            awaitName(client, "desk", name);
            Awaitility.await().untilAsserted(() -> assertThat(
                            client.get("/actuator/views").text("/sha256"))
                    .isEqualTo(views));
            assertThat(vouch.getBean(JdbcTemplate.class)
                            .queryForList("select utf8tostring(payload) from DomainEventEntry", String.class))
                    .noneMatch(payload -> payload.contains("\"name\":\""));
            Awaitility.await()
                    .until(() ->
                            client.get("/actuator/seal").body().at("/behind").asLong() == 0);
            assertThat(verified(client, head)).isEqualTo("RIGHT");
            erase(client, "desk");
            awaitName(client, "desk", "[erased]");
            assertThat(verified(client, head)).isEqualTo("RIGHT");
        }
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("new/vouch"), "vouch", "");
                Statement statement = database.createStatement()) {
            statement.execute("shutdown compact");
        }
        assertThat(new String(Files.readAllBytes(folder.resolve("new/vouch.mv.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain(name);
    }

    private static String verified(Client client, String head) {
        client.post("/actuator/seal", "{'reason':'Test','head':'%s'}".formatted(head));
        Awaitility.await().until(() -> !client.get("/actuator/seal")
                .text("/verification/state")
                .equals("RUNNING"));
        return client.get("/actuator/seal").text("/verification/state");
    }

    private static void unpack(String store, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (InputStream file = ErasureTransferTest.class.getResourceAsStream(store);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }
}
