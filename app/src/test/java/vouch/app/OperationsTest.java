package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What an operator sees and does, over HTTP. */
@VouchTest
@ExtendWith(OutputCaptureExtension.class)
class OperationsTest {

    private static final String VIEW = "/actuator/processors/customer-view";
    private static final String WHY = "{'reason':'to see'}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private EventProcessingConfiguration processing;

    private Client vouch;
    private String customer;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        customer = "operated-" + UUID.randomUUID();
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'O','creditLimit':{'amount':'10','currency':'GBP'}}".formatted(customer));
        Awaitility.await().untilAsserted(() -> assertThat(version()).isEqualTo("1"));
    }

    @AfterEach
    void mend() {
        database.update("delete from processor_hold");
        database.execute("alter table customer_view drop constraint if exists operated");
        vouch.post(VIEW + "/start", WHY);
    }

    @Test
    void showsWhereEveryProcessorIs() {
        Awaitility.await().untilAsserted(() -> {
            JsonNode processors = vouch.get("/actuator/processors").body().at("/items");
            assertThat(processors)
                    .extracting(one -> one.at("/name").asString())
                    .containsSequence("customer-view")
                    .contains("order-view", "order-saga");
            assertThat(processors).allSatisfy(one -> {
                assertThat(one.at("/running").asBoolean()).isTrue();
                assertThat(one.at("/error").asBoolean()).isFalse();
                assertThat(one.at("/replay").isNull()).isTrue();
                assertThat(one.at("/segments")).isNotEmpty().allSatisfy(segment -> {
                    assertThat(segment.at("/lagEvents").asLong()).isZero();
                    assertThat(segment.at("/eventsPerSecond").isNumber()).isTrue();
                });
                assertThat(one.at("/elsewhere")).isEmpty();
            });
        });
    }

    @Test
    void stopsAndStartsAndShowsTheLagMeanwhile() {
        assertThat(vouch.post(VIEW + "/stop", WHY).body().at("/running").asBoolean())
                .isFalse();
        hold("late");
        assertThat(version()).isEqualTo("1");

        JsonNode started = vouch.post(VIEW + "/start", WHY).body();

        assertThat(started.at("/running").asBoolean()).isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(version()).isEqualTo("2"));
    }

    @Test
    void saysWhoStoppedAProcessor() {
        assertThat(vouch.post(VIEW + "/stop", WHY).text("/stopped/by")).isEqualTo("operation");

        assertThat(vouch.post(VIEW + "/start", WHY).body().at("/stopped").isNull())
                .isTrue();
    }

    @Test
    void showsAProcessorThatNoOperationStopped(CapturedOutput output) {
        processing.eventProcessor("customer-view").orElseThrow().shutDown();

        Awaitility.await().untilAsserted(() -> assertThat(output)
                .contains("customer-view is stopped on this node")
                .contains("Start it again there, or by an operation"));
        assertThat(vouch.get(VIEW).text("/stopped/by")).isEqualTo("unknown");
        assertThat(vouch.get("/actuator/health/detail").text("/components/processors/details/stopped/customer-view/by"))
                .isEqualTo("unknown");
        assertThat(stopped()).isEqualTo(1);

        vouch.post(VIEW + "/start", WHY);

        Awaitility.await().untilAsserted(() -> assertThat(stopped()).isZero());
        assertThat(output).contains("customer-view runs again");
    }

    @Test
    void splitsAndMergesASegment() {
        awaitSegments(1);
        assertThat(vouch.post(VIEW + "/split", "{'segment':'0','reason':'more'}")
                        .status())
                .isEqualTo(200);
        awaitSegments(2);

        assertThat(vouch.post(VIEW + "/merge", "{'segment':'0','reason':'less'}")
                        .status())
                .isEqualTo(200);

        awaitSegments(1);
        hold("after");
        Awaitility.await().untilAsserted(() -> assertThat(version()).isEqualTo("2"));
    }

    @Test
    void replaysAViewWhoseRowsAreTheSameAfterwards() {
        List<?> before = rows();
        database.update("update customer_view set name = 'somebody else' where customer_id = ?", customer);

        assertThat(vouch.post(VIEW + "/replay", "{'reason':'names were wrong'}").status())
                .isEqualTo(200);

        Awaitility.await().untilAsserted(() -> {
            assertThat(rows()).isEqualTo(before);
            assertThat(vouch.get(VIEW).body().at("/replay").isNull()).isTrue();
        });
    }

    @Test
    void pausesAReplayOnEveryNodeUntilItIsResumed() {
        List<?> before = rows();
        vouch.post(VIEW + "/stop", WHY);
        processing
                .eventProcessor("customer-view", StreamingEventProcessor.class)
                .orElseThrow()
                .resetTokens();

        JsonNode paused = vouch.post(VIEW + "/pause", WHY).body();

        assertThat(paused.at("/replay/done").asLong()).isZero();
        assertThat(paused.at("/replay/of").asLong()).isPositive();
        Client.Answer started = vouch.post(VIEW + "/start", WHY);
        assertThat(started.status()).isEqualTo(409);
        assertThat(started.text("/detail")).contains("customer-view is paused", "/resume");
        assertThat(vouch.post(VIEW + "/resume", WHY).status()).isEqualTo(200);
        assertThat(vouch.post(VIEW + "/resume", WHY).text("/detail")).contains("is not paused");
        vouch.post(VIEW + "/start", WHY);
        Awaitility.await().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
    }

    @Test
    void beginsAPausedReplayAnew() {
        List<?> before = rows();
        vouch.post(VIEW + "/stop", WHY);
        database.update("insert into processor_hold (processor, for_node) values ('customer-view', 'nobody')");

        assertThat(vouch.post(VIEW + "/replay", WHY).body().at("/running").asBoolean())
                .isTrue();

        Awaitility.await().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        assertThat(database.queryForList("select * from processor_hold")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pause  | customer-view has no replay to pause",
                "resume | customer-view is not paused",
                "cancel | A replay has emptied its view when it began, so it cannot be cancelled"
            })
    void saysWhatAReplayCannotDo(String operation, String detail) {
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get(VIEW).body().at("/replay").isNull())
                .isTrue());

        Client.Answer refused = vouch.post(VIEW + "/" + operation, WHY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).startsWith(detail);
    }

    @Test
    void streamsHowAProcessorGetsOn() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + VIEW))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream =
                HttpClient.newHttpClient().send(follow, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (Stream<String> lines = stream.body()) {
            Iterator<String> each = lines.iterator();
            assertThat(each.next()).isEqualTo("event:processor");
            assertThat(each.next()).startsWith("data:{").contains("\"running\":true");
            vouch.post(VIEW + "/stop", WHY);
            while (!each.next().contains("\"running\":false")) {
                assertThat(vouch.get(VIEW).body().at("/running").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void refusesTheStreamOfAProcessorThatIsNotThere() {
        Client.Answer refused =
                vouch.send("GET", "/actuator/processors/nobody", "", "Accept", "text/event-stream, application/*");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("/detail")).startsWith("This node has no processor nobody");
    }

    @Test
    void answersWhoAsksForTheHeadersOfTheStream() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + VIEW))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Accept", "text/event-stream")
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(head, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/event-stream");
    }

    @Test
    void replaysNoSaga() {
        Client.Answer refused = vouch.post("/actuator/processors/order-saga/replay", WHY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).startsWith("order-saga cannot be replayed");
        assertThat(vouch.get("/actuator/processors/order-saga")
                        .body()
                        .at("/running")
                        .asBoolean())
                .isTrue();
        assertThat(newest().at("/outcome").asString()).startsWith("refused: order-saga cannot be replayed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/actuator/processors/nobody/stop    | {'reason':'x'}           | 404 | NOT_FOUND",
                "/actuator/processors/order-view/fly | {'reason':'x'}           | 404 | NOT_FOUND",
                "/actuator/processors/order-view/stop | {}                      | 422 | VALIDATION_FAILED",
                "/actuator/processors/order-view/stop | {'reason':' '}          | 422 | VALIDATION_FAILED",
                "/actuator/processors/order-view/split | {'reason':'x'}         | 422 | VALIDATION_FAILED",
                "/actuator/processors/order-view/split | {'reason':'x','segment':'77'} | 409 | OPERATION_NOT_POSSIBLE",
                "/actuator/deadletters/order-view/retry | {'reason':'x'}        | 422 | VALIDATION_FAILED",
                "/actuator/deadletters/order-view/retry | {'reason':'x','sequence':'nobody'} | 404 | NOT_FOUND",
                "/actuator/deadletters/order-view/discard | {'reason':'x','sequence':'nobody'} | 404 | NOT_FOUND",
                "/actuator/processors/order-view/stop | {'reason':'a\\u0000b'}  | 422 | VALIDATION_FAILED",
                "/actuator/processors/order-view/stop | {'reason':'a\\ud83d'}   | 422 | VALIDATION_FAILED",
                "/actuator/processors/order-view/stop | {'reason':'x','segment':'0'} | 422 | VALIDATION_FAILED",
                "/actuator/deadletters/order-view/retry | {'reason':'x','sequence':'\\u0000'} | 422 | VALIDATION_FAILED",
                "/actuator/deadletters/order-view/retry | {'reason':'x','error':'\\ud83d'} | 422 | VALIDATION_FAILED"
            })
    void saysWhatIsWrong(String path, String body, int status, String code) {
        Client.Answer answer = vouch.post(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/detail")).isNotEmpty();
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/actuator/sagas?limt=3                                | limt  | after, limit, olderThan, state",
                "/actuator/sagas?limit=1&limit=2                       | limit | Give it once",
                "/actuator/sagas?limit=0x10                            | limit | whole number",
                "/actuator/sagas?limit=                                | limit | whole number",
                "/actuator/operations?limit=many                       | limit | whole number",
                "/actuator/operations?limit=99999999999                | limit | whole number",
                "/actuator/deadletters?limit=1.5                       | limit | whole number",
                "/actuator/operations?newest=1                         | newest | limit",
                "/actuator/processors?name=order-view                  | name  | no parameters",
                "/actuator/metrics/jvm.threads.live?tags=a:b           | tags  | tag"
            })
    void takesNoParameterThatItDoesNotKnow(String path, String parameter, String detail) {
        Client.Answer answer = vouch.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
        assertThat(answer.text("/errors/0/detail")).contains(detail);
    }

    @Test
    void takesNoFieldThatItDoesNotKnow() {
        Client.Answer answer = vouch.post(VIEW + "/stop", "{'reason':'to see','segmnt':'0'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("segmnt");
        assertThat(vouch.get(VIEW).body().at("/running").asBoolean()).isTrue();
    }

    @Test
    void answersAProbeWhateverItAdds() {
        for (String probe : List.of("/livez", "/readyz", "/actuator/health")) {
            assertThat(vouch.get(probe + "?_=1").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sagas?olderThan=PT-1S",
                "sagas?olderThan=PT9223372036854775807S",
                "sagas?olderThan=-PT9223372036854775807S",
                "sagas?olderThan=P999999999999D",
                "sagas?olderThan=soon",
                "sagas?after=%2B999999999-01-01T00:00:00Z~x",
                "sagas?after=-0001-01-01T00:00:00Z~x",
                "deadletters/order-view?sequence=%00",
                "operations?limit=0"
            })
    void saysWhichParameterIsOutOfRange(String path) {
        Client.Answer answer = vouch.get("/actuator/" + path);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/" + path.split("[?=]")[1]);
    }

    @Test
    void takesNoReasonThatIsTooLong() {
        assertThat(vouch.post(VIEW + "/start", "{'reason':'%s'}".formatted("x".repeat(501)))
                        .status())
                .isEqualTo(422);
        assertThat(vouch.post(VIEW + "/start", "{'reason':'%s'}".formatted("x".repeat(500)))
                        .status())
                .isEqualTo(200);
    }

    /** What a form of another site can send is not taken. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void takesNoForm(String type) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + VIEW + "/stop?reason=forged"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("reason=forged"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(form, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void writesDownEveryOperation() {
        vouch.post(VIEW + "/start", "{'reason':'for the record'}");

        JsonNode newest = newest();
        assertThat(newest.at("/operation").asString()).isEqualTo("start");
        assertThat(newest.at("/target").asString()).isEqualTo("customer-view");
        assertThat(newest.at("/actor").asString()).isEqualTo("anonymous");
        assertThat(newest.at("/reason").asString()).isEqualTo("for the record");
        assertThat(newest.at("/outcome").asString()).isEqualTo("done: running");
        assertThat(vouch.get("/actuator/operations?limit=501").status()).isEqualTo(422);
    }

    @Test
    void showsRetriesAndDiscardsDeadLetters() {
        database.execute("alter table customer_view add constraint operated check (on_hold = false or customer_id <> '"
                + customer + "')");
        hold("poison");
        Awaitility.await().untilAsserted(() -> assertThat(letters()).hasSize(1));
        hold("poison");
        JsonNode mine = mine();
        assertThat(mine.at("/group").asString()).isEqualTo("customer-view");
        assertThat(mine.at("/first/eventType").asString()).isEqualTo("CreditHoldPlaced");
        String error = mine.at("/first/error").asString();
        assertThat(vouch.get("/actuator/deadletters")
                        .body()
                        .at("/errors/" + error)
                        .asLong())
                .isPositive();
        assertThat(vouch.page("/operations?group=customer-view&sequence=customer/" + customer))
                .contains("/actuator/deadletters/customer-view/retry", "value=\"customer/" + customer + "\"")
                .endsWith("</html>\n");

        Awaitility.await().untilAsserted(() -> assertThat(retried("'sequence':'customer/%s'".formatted(customer)))
                .satisfies(answer -> assertThat(
                                answer.body().at("/sequences/FAILED").asLong())
                        .isEqualTo(1)));
        Awaitility.await().untilAsserted(() -> assertThat(retried("'error':'%s'".formatted(error)))
                .satisfies(answer -> assertThat(
                                answer.body().at("/sequences/FAILED").asLong())
                        .isPositive()));

        Client.Answer discarded = vouch.post(
                "/actuator/deadletters/customer-view/discard",
                "{'sequence':'customer/%s','reason':'a test'}".formatted(customer));

        assertThat(discarded.body().at("/letters").asLong()).isEqualTo(1);
        assertThat(letters()).isEmpty();
        assertThat(newest().at("/target").asString())
                .isEqualTo("customer-view customer/%1$s: CreditHoldPlaced 1 of customer/%1$s".formatted(customer));
        fillsTheHole();
    }

    /** What was discarded is missed by what comes after it, and is there again after a replay. */
    private void fillsTheHole() {
        mend();
        vouch.send("DELETE", "/api/customers/" + customer + "/hold?reason=after", "");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(mine().at("/first/error").asString()).endsWith("MissedEvent"));

        vouch.post(VIEW + "/replay", WHY);

        Awaitility.await().untilAsserted(() -> assertThat(version()).isEqualTo("3"));
        assertThat(letters()).isEmpty();
    }

    private Client.Answer retried(String which) {
        return vouch.post("/actuator/deadletters/customer-view/retry", "{%s,'reason':'again'}".formatted(which));
    }

    private JsonNode letters() {
        return vouch.get("/actuator/deadletters/customer-view?sequence=customer/" + customer)
                .body()
                .at("/items");
    }

    private JsonNode mine() {
        for (JsonNode sequence :
                vouch.get("/actuator/deadletters?limit=500").body().at("/items")) {
            if (sequence.at("/sequence").asString().equals("customer/" + customer)) {
                return sequence;
            }
        }
        throw new AssertionError("no letters of " + customer);
    }

    private int stopped() {
        return vouch.get("/actuator/metrics/vouch.processors.stopped")
                .body()
                .at("/measurements/0/value")
                .asInt();
    }

    private JsonNode newest() {
        return vouch.get("/actuator/operations?limit=1").body().at("/items/0");
    }

    private void awaitSegments(int segments) {
        Awaitility.await().untilAsserted(() -> assertThat(vouch.get(VIEW).body().at("/segments"))
                .hasSize(segments));
    }

    private void hold(String reason) {
        vouch.send("PUT", "/api/customers/" + customer + "/hold", "{'reason':'%s'}".formatted(reason));
    }

    private String version() {
        return vouch.get("/api/customers/" + customer).text("/version");
    }

    /** Those of other tests may still change, because dead letters are retried. */
    private List<?> rows() {
        return database.queryForList("select * from customer_view where customer_id = ?", customer);
    }
}
