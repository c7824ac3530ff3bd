package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import vouch.app.Client.Answer;
import vouch.engine.erasure.Erasures;
import vouch.engine.eventstore.EventLog;
import vouch.engine.transfer.EventExport;

/** After a customer was erased, nothing readable is left, and everything goes on. */
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {

    private static final String CUSTOMER = "/api/customers/gone";
    private static final String ERASURES = "/actuator/erasures";
    private static final String ERASE = "{'customerId':'gone','reason':'The person asked for it'}";

    /** Each is in one of the texts about the customer, and nowhere else. */
    private static final List<String> WORDS = List.of(
            "Zorblatt",
            "Quixote",
            "Barkless",
            "Dimwater",
            "Flogiston",
            "Grumbleby",
            "Hobnailed",
            "Jabberer",
            "Kerfuffle",
            "Lollygag",
            "Mumpsimus");

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext vouch;
    private Client client;

    @BeforeEach
    void start() {
        vouch = new SpringApplicationBuilder(Application.class)
                .run(
                        "--vouch.data-dir=" + folder,
                        "--vouch.demo=false",
                        "--vouch.security.open=true",
                        "--vouch.daily-review=off",
                        "--server.port=0");
        client = new Client(Integer.parseInt(vouch.getEnvironment().getProperty("local.server.port")));
    }

    @AfterEach
    void stop() {
        vouch.close();
    }

    /** A text of each kind, about one customer; and another customer. */
    private void trade() {
        post(
                "/api/customers",
                "{'customerId':'gone','name':'Zorblatt Quixote','creditLimit':{'amount':'100','currency':'GBP'}}");
        post("/api/customers", "{'customerId':'kept','name':'Ada','creditLimit':{'amount':'100','currency':'GBP'}}");
        send("PUT", CUSTOMER + "/credit-limit", "{'creditLimit':{'amount':'90','currency':'GBP'},'reason':'Barkless'}");
        send("PUT", CUSTOMER + "/hold", "{'reason':'Dimwater'}");
        send("DELETE", CUSTOMER + "/hold?reason=Flogiston", "");
        send(
                "PUT",
                CUSTOMER + "/terms",
                "{'onShortage':'WAIT','tolerancePercent':0,'paymentDays':30,'overdueGraceDays':5,"
                        + "'overdueMinimum':{'amount':'1','currency':'GBP'},'reservationDays':null,'reason':'Grumbleby'}");
        send(
                "PUT",
                CUSTOMER + "/eligibility",
                "{'eligibility':'RESTRICTED','bound':{'amount':'80','currency':'GBP'},'factors':['Hobnailed','late'],'revision':1}");
        order("first", 10);
        send("POST", "/api/orders/first/cancellation", "{'reason':'Jabberer'}");
        post(CUSTOMER + "/payments", "{'paymentId':'P','amount':{'amount':'5','currency':'GBP'}}");
        send("POST", CUSTOMER + "/payments/P/reversal", "{'reason':'Kerfuffle'}");
        order("second", 85);
        send("POST", "/api/orders/second/credit-refusal", "{'reason':'Lollygag'}");
        order("third", 20);
        post(
                CUSTOMER + "/credit-notes",
                "{'creditNoteId':'C','amount':{'amount':'1','currency':'GBP'},'reason':'Mumpsimus'}");
        Awaitility.await()
                .untilAsserted(() -> assertThat(client.get("/api/orders/second").text("/status"))
                        .isEqualTo("REJECTED"));
        awaitVersion();
    }

    /** Long enough for a snapshot, and for a state that the history keeps. */
    private void grow() {
        for (int change = 0; change < 220; change++) {
            send(
                    "PUT",
                    CUSTOMER + "/credit-limit",
                    "{'creditLimit':{'amount':'%d','currency':'GBP'}}".formatted(91 + change % 2));
        }
        Awaitility.await().until(() -> count("select count(*) from SnapshotEventEntry") > 0);
        Awaitility.await().until(() -> count("select count(*) from past_customer where version = 200") > 0);
        awaitVersion();
    }

    private void awaitVersion() {
        long events = count("select count(*) from DomainEventEntry where aggregateIdentifier = 'customer/gone'");
        Awaitility.await()
                .until(() -> client.get(CUSTOMER).body().at("/version").asLong() == events);
    }

    private void order(String id, int price) {
        post(
                "/api/orders",
                "{'orderId':'%s','customerId':'gone','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'%d','currency':'GBP'}}]}"
                        .formatted(id, price));
    }

    private Answer post(String path, String json) {
        return send("POST", path, json);
    }

    private Answer send(String method, String path, String json) {
        Answer answer = client.send(method, path, json, "Prefer", "wait=20");
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
        return answer;
    }

    private long count(String sql) {
        return vouch.getBean(JdbcTemplate.class).queryForObject(sql, Long.class);
    }

    private JsonNode erased() {
        return send("POST", ERASURES, ERASE).body();
    }

    @Test
    void givesACertificateAndTheSameAgain() {
        trade();

        JsonNode certificate = erased();

        assertThat(certificate.at("/customerId").asString()).isEqualTo("gone");
        assertThat(certificate.at("/reason").asString()).isEqualTo("The person asked for it");
        assertThat(certificate.at("/actor").asString()).isNotEmpty();
        assertThat(certificate.at("/endedAt").asString()).isNotEmpty();
        assertThat(certificate.at("/keys")).hasSize(1);
        assertThat(certificate.at("/events").asLong()).isEqualTo(10);
        assertThat(certificate.at("/texts").toString())
                .isEqualTo(("{'CreditHoldLifted.reason':1,'CreditHoldPlaced.reason':1,'CreditLimitChanged.reason':1,"
                                + "'CreditNoteIssued.reason':1,'CreditReservationRejected.remark':1,'CreditTermsChanged.reason':1,"
                                + "'CustomerRegistered.name':1,'EligibilityChanged.factors':2,'OrderCancelled.reason':1,"
                                + "'PaymentReversed.reason':1}")
                        .replace('\'', '"'));
        assertThat(erased()).isEqualTo(certificate);
        assertThat(client.get(ERASURES + "/" + certificate.at("/erasureId").asString())
                        .body())
                .isEqualTo(certificate);
        assertThat(client.get(ERASURES).body().at("/items")).containsExactly(certificate);
    }

    @Test
    void refusesAnUnknownCustomerAndAMissingReason() {
        assertThat(client.send("POST", ERASURES, "{'customerId':'nobody','reason':'Test'}")
                        .status())
                .isEqualTo(404);
        assertThat(client.send("POST", ERASURES, "{'customerId':'nobody'}").status())
                .isEqualTo(422);
        assertThat(client.send("POST", ERASURES, "{'customerId':'no body','reason':'Test'}")
                        .status())
                .isEqualTo(422);
        assertThat(client.send("POST", ERASURES, "{'reason':'Test'}").status()).isEqualTo(422);
        assertThat(client.get(ERASURES + "/none").status()).isEqualTo(404);
    }

    @Test
    void showsThatItIsErasedAndKeepsTheFigures() {
        trade();
        grow();
        JsonNode before = client.get(CUSTOMER).body();
        erased();

        JsonNode after = client.get(CUSTOMER).body();
        assertThat(after.at("/name").asString()).isEqualTo("[erased]");
        assertThat(after.at("/eligibility/factors").toString()).isEqualTo("[\"[erased]\",\"[erased]\"]");
        for (String figure :
                List.of("creditLimit", "reserved", "receivable", "available", "version", "terms", "waiting")) {
            assertThat(after.get(figure)).isEqualTo(before.get(figure));
        }
        JsonNode order = client.get("/api/orders/first").body();
        assertThat(order.at("/customerName").asString()).isEqualTo("[erased]");
        assertThat(order.at("/reason").asString()).isEqualTo("[erased]");
        assertThat(client.get("/api/orders/second").text("/reason")).isEqualTo("CREDIT_REFUSED");
        assertThat(client.get("/api/orders/second/why").body().toString()).contains("[erased]");
        assertThat(client.get(CUSTOMER + "?version=1").text("/name")).isEqualTo("[erased]");
        assertThat(client.get(CUSTOMER + "?version=210").text("/name")).isEqualTo("[erased]");
        assertThat(client.get("/api/customers/kept").text("/name")).isEqualTo("Ada");

        assertThat(client.get("/api/customers?name=zorb").body().at("/items")).isEmpty();
        assertThat(client.get("/api/events?text=barkless").body().at("/items")).isEmpty();
        JsonNode registered = client.get(CUSTOMER + "/timeline").body().at("/items/0");
        assertThat(registered.at("/payload/name").asString()).isEqualTo("[erased]");
        assertThat(registered.at("/change/name/after").asString()).isEqualTo("[erased]");
        for (String path : List.of(
                CUSTOMER, CUSTOMER + "/timeline?limit=500", "/api/orders", "/api/customers", "/api/events?limit=500")) {
            assertThat(client.get(path).raw().body()).doesNotContain(WORDS);
        }
    }

    @Test
    void goesOnWithTheAccountAndKeepsLaterTextsUntilTheNextErasure() {
        trade();
        JsonNode first = erased();

        send("PUT", CUSTOMER + "/hold", "{'reason':'Later'}");
        assertThat(client.get("/api/events?text=later").body().at("/items")).hasSize(1);
        JsonNode second = erased();

        assertThat(second.at("/erasureId")).isNotEqualTo(first.at("/erasureId"));
        assertThat(second.at("/texts").toString()).isEqualTo("{\"CreditHoldPlaced.reason\":1}");
        assertThat(client.get("/api/events?text=later").body().at("/items")).isEmpty();
    }

    /** As if the process had died right after the key was deleted. */
    @Test
    void finishesAtTheStartWhatWasCutOff() {
        trade();
        vouch.getBean(Erasures.class).begin("gone", "operator", "The person asked for it");
        assertThat(client.get(CUSTOMER).text("/name")).isEqualTo("Zorblatt Quixote");

        vouch.close();
        start();

        Awaitility.await().untilAsserted(() -> assertThat(
                        client.get(ERASURES).body().at("/items/0/endedAt").asString(""))
                .isNotEmpty());
        assertThat(client.get(ERASURES).body().at("/items/0/events").asLong()).isEqualTo(10);
        assertThat(client.get(CUSTOMER).text("/name")).isEqualTo("[erased]");
        assertThat(client.get("/api/orders/first").text("/reason")).isEqualTo("[erased]");
    }

    @Test
    void erasesNothingWhileACancelledOrderMayBeUnknown() {
        post(
                "/api/customers",
                "{'customerId':'gone','name':'Zorblatt','creditLimit':{'amount':'100','currency':'GBP'}}");
        order("late", 10);
        send("POST", "/actuator/processors/order-view/stop", "{'reason':'Test'}");
        client.send("POST", "/api/orders/late/cancellation", "{'reason':'Jabberer'}");

        assertThat(client.send("POST", ERASURES, ERASE).status()).isEqualTo(409);
        assertThat(client.get(CUSTOMER).text("/name")).isEqualTo("Zorblatt");

        send("POST", "/actuator/processors/order-view/start", "{'reason':'Test'}");
        assertThat(erased().at("/events").asLong()).isEqualTo(2);
    }

    @Test
    void makesTheSameViewsAgainAndLeavesTheSealRight() {
        trade();
        Awaitility.await()
                .until(() ->
                        client.get("/actuator/seal").body().at("/head/position").asLong() > 0);
        erased();
        JsonNode views = client.get("/actuator/views").body();

        for (String processor : List.of("order-view", "customer-view", "history")) {
            send("POST", "/actuator/processors/" + processor + "/replay", "{'reason':'Test'}");
            Awaitility.await().until(() -> client.get("/actuator/processors/" + processor)
                    .body()
                    .at("/replay")
                    .isNull());
        }

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(client.get("/actuator/views").body()).isEqualTo(views));
        send("POST", "/actuator/seal", "{'reason':'Test'}");
        Awaitility.await()
                .untilAsserted(() -> assertThat(client.get("/actuator/seal").text("/verification/state"))
                        .isEqualTo("RIGHT"));
    }

    @Test
    void leavesNoReadableByte(CapturedOutput log) throws Exception {
        trade();
        grow();
        assertThat(words(exported())).isEmpty();
        assertThat(filesWithWords()).isNotEmpty();
        erased();
        vouch.close();
        compact();

        assertThat(filesWithWords()).isEmpty();
        assertThat(log.getAll()).doesNotContain(WORDS);

        start();
        Path backup = Path.of(send("POST", "/admin/backups", "").text("/file"));
        assertThat(words(unpacked(backup))).isEmpty();
        assertThat(words(exported())).isEmpty();
    }

    private byte[] exported() throws IOException {
        return new EventExport(vouch.getBean(EventLog.class))
                .after(EventExport.BEGINNING)
                .readAllBytes();
    }

    private void compact() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("vouch"), "vouch", "");
                Statement statement = database.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    private static byte[] unpacked(Path backup) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup))) {
            zip.getNextEntry();
            return zip.readAllBytes();
        }
    }

    private List<Path> filesWithWords() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !words(content(file)).isEmpty())
                    .toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words in these bytes, in whatever case. */
    private static List<String> words(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        WORDS.stream()
                .filter(word -> text.contains(word.toLowerCase(Locale.ROOT)))
                .forEach(found::add);
        return found;
    }
}
