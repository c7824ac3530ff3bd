package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;

/** Whatever came before: a dry run tells what the same request then does, and changes nothing that could be looked at. */
@VouchTest
class DryRunPropertyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REQUESTS = 40;

    /** What is written as time goes by, whatever is sent. */
    private static final Set<String> CLOCKWORK = Set.of("tokenentry", "reconciler_shift", "scheduled_tasks");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    @Qualifier("recentCustomers")
    private Cache recentCustomers;

    @Autowired
    @Qualifier("recentOrders")
    private Cache recentOrders;

    private final String prefix = "any-" + UUID.randomUUID();
    private Client vouch;

    /** The saga may still hear of its last command when its effect is shown. */
    private static final Set<String> OF_THE_SAGA =
            Set.of("ReserveCredit", "ReleaseCredit", "ChargeCredit", "ApproveOrder", "RejectOrder");

    /** The types of the events that dry runs have told, of all seeds. */
    private static final Set<String> TOLD = new TreeSet<>();

    private record Request(String method, String path, String body, String ifMatch) {}

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @BeforeEach
    void connect() {
        vouch = new Client(port);
    }

    @AfterAll
    static void everythingHasHappened() {
        assertThat(TOLD)
                .containsExactlyInAnyOrderElementsOf(Stream.of(OrderEvent.class, CustomerEvent.class)
                        .flatMap(DryRunTest::records)
                        .map(Class::getSimpleName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsWhatTheSameRequestThenDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 0; number < REQUESTS; number++) {
            Request request = request(random);
            List<Object> before = state();

            Client.Answer dry = send(request, "dry-run");
            assertThat(state()).as("%s", request).isEqualTo(before);
            dry.body()
                    .path("events")
                    .forEach(event -> TOLD.add(event.get("type").asString()));

            Client.Answer real = send(request, "wait=30");
            if (real.status() >= 400) {
                assertThat(dry.status()).as("%s", request).isEqualTo(real.status());
                assertThat(timeless(dry.body())).as("%s", request).isEqualTo(timeless(real.body()));
            } else {
                assertThat(dry.status()).as("%s", request).isEqualTo(200);
                assertThat(dry.raw().headers().allValues("Preference-Applied")).containsExactly("dry-run");
                assertThat(timeless(dry.body().get("wouldBe")))
                        .as("%s", request)
                        .isEqualTo(timeless(real.body()));
                assertThat(dry.body().get("events")).as("%s", request).isEqualTo(stored((Long) before.get(0)));
            }
        }
    }

    @Test
    void leavesEveryRowOfEveryTableAsItIs() {
        SplittableRandom random = new SplittableRandom(4711);
        List<Request> requests =
                Stream.generate(() -> request(random)).limit(REQUESTS).toList();
        requests.forEach(request -> send(request, "wait=30"));
        Map<String, List<String>> before = atRest();

        requests.forEach(request -> send(request, "dry-run"));

        assertThat(rows()).isEqualTo(before);
    }

    private Client.Answer send(Request request, String preference) {
        return request.ifMatch == null
                ? vouch.send(request.method, request.path, request.body, "Prefer", preference)
                : vouch.send(
                        request.method, request.path, request.body, "Prefer", preference, "If-Match", request.ifMatch);
    }

    /** Few ids and small amounts, so that requests meet: some twice, some too early, some with other content. */
    private Request request(SplittableRandom random) {
        String customer = "/api/customers/" + prefix + random.nextInt(2);
        String order = "/api/orders/" + prefix + random.nextInt(6);
        String money = "{'amount':'0.0%d','currency':'%s'}"
                .formatted(random.nextInt(1, 4), random.nextInt(12) == 0 ? "EUR" : "GBP");
        String ifMatch = random.nextInt(5) == 0 ? "\"" + random.nextInt(1, 5) + "\"" : null;
        return switch (random.nextInt(16)) {
            case 0, 1 ->
                new Request(
                        "POST",
                        "/api/customers",
                        "{'customerId':'%s%d','name':'Any','creditLimit':{'amount':'0.0%d','currency':'GBP'}}"
                                .formatted(prefix, random.nextInt(2), random.nextInt(5, 7)),
                        null);
            case 2 -> new Request("PUT", customer + "/credit-limit", "{'creditLimit':%s}".formatted(money), ifMatch);
            case 3 -> new Request("PUT", customer + "/hold", "{'reason':'late'}", ifMatch);
            case 4 -> new Request("DELETE", customer + "/hold", "", ifMatch);
            case 5 ->
                new Request(
                        "POST",
                        customer + "/payments",
                        "{'paymentId':'P%d','amount':%s}".formatted(random.nextInt(2), money),
                        ifMatch);
            case 6 ->
                new Request(
                        "POST",
                        customer + "/payments/P" + random.nextInt(2) + "/reversal",
                        "{'reason':'bounced'}",
                        ifMatch);
            case 7 ->
                new Request(
                        "POST",
                        customer + "/credit-notes",
                        "{'creditNoteId':'N%d','amount':%s}".formatted(random.nextInt(2), money),
                        ifMatch);
            case 8, 9 -> new Request("POST", order + "/cancellation", "{'reason':'no'}", ifMatch);
            case 10, 11 -> new Request("POST", order + "/shipment", "", ifMatch);
            default ->
                new Request(
                        "POST",
                        "/api/orders",
                        "{'orderId':'%s%d','customerId':'%s%d','lines':[{'sku':'A','quantity':1,'unitPrice':%s}]}"
                                .formatted(prefix, random.nextInt(6), prefix, random.nextInt(2), money),
                        null);
        };
    }

    /** Without what is another's each time. */
    private static JsonNode timeless(JsonNode body) {
        if (body instanceof ObjectNode object) {
            object.remove(List.of("createdAt", "decidedAt", "registeredAt", "trace_id"));
            return object;
        }
        return body.isMissingNode() ? JSON.nullNode() : body;
    }

    /** What was stored since. The stream that keeps the id of a posting is not a client's. */
    private JsonNode stored(long since) {
        return JSON.valueToTree(database
                .query(
                        "select payloadType, payload from DomainEventEntry where globalIndex > ? order by globalIndex",
                        (row, number) -> Map.of(
                                "type",
                                row.getString(1),
                                "payload",
                                JSON.readTree(new String(row.getBytes(2), StandardCharsets.UTF_8))),
                        since)
                .stream()
                .filter(event -> !event.get("type").toString().startsWith("Posting"))
                .toList());
    }

    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        state.add(database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class));
        state.add(database.queryForList(
                "select identity_base from information_schema.columns where is_identity = 'YES' order by table_name",
                Long.class));
        for (int number = 0; number < 6; number++) {
            state.add(recentOrders.get("order/" + prefix + number));
            state.add(recentCustomers.get("customer/" + prefix + number));
        }
        metrics.find("vouch.commands").timers().stream()
                .filter(timer -> "accepted".equals(timer.getId().getTag("outcome")))
                .filter(timer -> !OF_THE_SAGA.contains(timer.getId().getTag("command")))
                .map(timer -> timer.getId() + " " + timer.count())
                .sorted()
                .forEach(state::add);
        return state;
    }

    /** When every reader has seen every event. */
    private Map<String, List<String>> atRest() {
        List<Map<String, List<String>>> looks = new ArrayList<>();
        Awaitility.await().until(() -> {
            looks.add(rows());
            return looks.size() > 5
                    && looks.subList(looks.size() - 5, looks.size()).stream()
                                    .distinct()
                                    .count()
                            == 1;
        });
        return looks.get(looks.size() - 1);
    }

    /** The rows of each table as text. */
    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        database
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'PUBLIC'", String.class)
                .stream()
                .filter(table -> !CLOCKWORK.contains(table.toLowerCase(Locale.ROOT)))
                .forEach(table -> rows.put(
                        table,
                        database.queryForList("select * from \"" + table + "\"").stream()
                                .map(row -> row.entrySet().stream()
                                        .map(column -> column.getKey() + "=" + text(column.getValue()))
                                        .toList()
                                        .toString())
                                .sorted()
                                .toList()));
        return rows;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
