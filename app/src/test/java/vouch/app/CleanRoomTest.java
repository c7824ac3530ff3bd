package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.app.cleanroom.CleanRoom;
import vouch.saga.DecisionDeadlines;

/** A clean room shows what was known at a point of the past, and changes nothing. */
class CleanRoomTest {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext vouch;
    private ConfigurableApplicationContext room;

    @BeforeEach
    void trade() {
        vouch = start("--vouch.data-dir=" + folder);
        Client client = client(vouch);
        client.post(
                "/api/customers", "{'customerId':'past','name':'Past','creditLimit':{'amount':'10','currency':'GBP'}}");
        client.post(
                "/api/orders",
                "{'orderId':'old','customerId':'past','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'2.50','currency':'GBP'}}]}");
    }

    @AfterEach
    void end() {
        vouch.close();
        if (room != null) {
            room.close();
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Application.class)
                .initializers(new CleanRoom(false))
                .run(append(arguments, "--vouch.demo=false", "--vouch.security.open=true", "--server.port=0"));
    }

    private static String[] append(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private static Client client(ConfigurableApplicationContext process) {
        return new Client(Integer.parseInt(process.getEnvironment().getProperty("local.server.port")));
    }

    private static long lastPosition(ConfigurableApplicationContext process) {
        return process.getBean(JdbcTemplate.class)
                .queryForObject("select max(globalIndex) from DomainEventEntry", Long.class);
    }

    private void ship() {
        assertThat(client(vouch).post("/api/orders/old/shipment", "").text("/status"))
                .isEqualTo("SHIPPED");
    }

    private String status() {
        return client(room).get("/api/orders/old").text("/status");
    }

    @Test
    void showsTheViewsAsTheyWereAtAPosition() throws Exception {
        long then = lastPosition(vouch);
        ship();
        String backup = client(vouch).post("/admin/backups", "").text("/file");
        byte[] before = Files.readAllBytes(Path.of(backup));

        room = start("--vouch.clean-room=" + backup, "--vouch.until=" + then);

        Awaitility.await().untilAsserted(() -> assertThat(status()).isEqualTo("APPROVED"));
        assertThat(lastPosition(room)).isEqualTo(then);
        assertThat(Files.readAllBytes(Path.of(backup))).isEqualTo(before);
    }

    @Test
    void showsEverythingWithoutAnEndAndTakesNoCommand() {
        ship();
        vouch.close();

        room = start("--vouch.clean-room=jdbc:h2:file:" + folder.resolve("vouch"));

        Awaitility.await().untilAsserted(() -> assertThat(status()).isEqualTo("SHIPPED"));
        assertThat(client(room).post("/api/orders/old/cancellation", "").status())
                .isEqualTo(404);
        assertThat(room.getBeanNamesForType(DecisionDeadlines.class)).isEmpty();
        assertThat(client(room).get("/actuator/processors").body().toString()).doesNotContain("order-saga", "notices");
    }

    @Test
    void saysOnItsPagesThatItIsACopyAndOffersNoAct() {
        vouch.close();
        room = start("--vouch.clean-room=jdbc:h2:file:" + folder.resolve("vouch"));
        Awaitility.await().untilAsserted(() -> assertThat(status()).isEqualTo("APPROVED"));

        String page = client(room).page("/orders/old");

        assertThat(page).contains("Clean room").doesNotContain("/cancellation");
    }

    @Test
    void endsBeforeTheFirstEventOfALaterTime() throws Exception {
        ship();
        vouch.close();
        try (Connection store = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("vouch"), "vouch", "")) {
            store.createStatement()
                    .execute("update DomainEventEntry set timestamp = '2999-01-01T00:00:00Z'"
                            + " where payloadType = 'OrderShipped'");
        }

        room = start(
                "--vouch.clean-room=jdbc:h2:file:" + folder.resolve("vouch"), "--vouch.until=2998-01-01T00:00:00Z");

        Awaitility.await().untilAsserted(() -> assertThat(status()).isEqualTo("APPROVED"));
    }

    @Test
    void exportsAndImportsNothing() {
        SpringApplication transfer = new SpringApplication(Application.class);
        transfer.addInitializers(new CleanRoom(true));

        assertThatThrownBy(() -> transfer.run("export", "events.jsonl", "--vouch.clean-room=x.zip"))
                .isInstanceOf(StartRefused.class)
                .hasMessage("a clean room exports and imports nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--vouch.until=7 | vouch.until is the end of a clean room, and there is none",
                "--vouch.clean-room=x.zip --vouch.until=soon | vouch.until is soon, neither a position nor a time",
                "--vouch.clean-room=no-such.zip | the backup no-such.zip cannot be read",
                "--vouch.clean-room=jdbc:h2:file:./no-such | the events of jdbc:h2:file:./no-such cannot be read",
                "--vouch.clean-room=x.zip --spring.profiles.active=axonserver | a clean room has an embedded database of its own"
            })
    void saysWhyItDoesNotStart(String arguments, String because) {
        assertThatThrownBy(() -> start(arguments.split(" ")))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(because);
    }
}
