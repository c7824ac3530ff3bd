package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;
import vouch.app.AnyRequests.Request;
import vouch.engine.erasure.ErasableTexts;

/**
 * Whatever came before: a dry run tells what the same request then does, and changes nothing that could be looked at. In
 * a store of its own: what other tests have left half done goes on by itself.
 */
@VouchTest
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class DryRunPropertyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REQUESTS = 60;

    /** What is written as time goes by, whatever is sent. */
    private static final Set<String> CLOCKWORK = Set.of("tokenentry", "reconciler_shift", "scheduled_tasks");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ErasableTexts texts;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    @Qualifier("recentCustomers")
    private Cache recentCustomers;

    @Autowired
    @Qualifier("recentOrders")
    private Cache recentOrders;

    private final String prefix = "any-" + UUID.randomUUID();
    private final AnyRequests requests = new AnyRequests(prefix);
    private Client vouch;

    /** The saga may still hear of its last command when its effect is shown. */
    private static final Set<String> OF_THE_SAGA =
            Set.of("ReserveCredit", "ReleaseCredit", "ChargeCredit", "ApproveOrder", "RejectOrder");

    /** The types of the events that dry runs have told, of all seeds. */
    private static final Set<String> TOLD = new TreeSet<>();

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
            Request request = requests.next(number, random);
            List<Object> before = state();

            Client.Answer dry = send(request, "dry-run");
            assertThat(state()).as("%s", request).isEqualTo(before);
            dry.body()
                    .path("events")
                    .forEach(event -> TOLD.add(event.get("type").asString()));

            Client.Answer real = send(request, "wait=30");
            awaitSaga();
            if (real.status() >= 400) {
                assertThat(dry.status()).as("%s", request).isEqualTo(real.status());
                assertThat(timeless(dry.body())).as("%s", request).isEqualTo(timeless(real.body()));
            } else {
                assertThat(dry.status()).as("%s", request).isEqualTo(200);
                assertThat(dry.raw().headers().allValues("Preference-Applied")).containsExactly("dry-run");
                assertThat(timeless(dry.body().get("wouldBe")))
                        .as("%s", request)
                        .isEqualTo(timeless(real.body()));
                assertThat(dry.body().get("events")).as("%s", request).isEqualTo(stored(request, (Long) before.get(0)));
            }
        }
    }

    @Test
    void leavesEveryRowOfEveryTableAsItIs() {
        SplittableRandom random = new SplittableRandom(4711);
        List<Request> many =
                Stream.generate(() -> requests.any(random)).limit(REQUESTS).toList();
        many.forEach(request -> send(request, "wait=30"));
        Map<String, List<String>> before = atRest();

        many.forEach(request -> send(request, "dry-run"));

        assertThat(rows()).isEqualTo(before);
    }

    private Client.Answer send(Request request, String preference) {
        return request.ifMatch() == null
                ? vouch.send(request.method(), request.path(), request.body(), "Prefer", preference)
                : vouch.send(
                        request.method(),
                        request.path(),
                        request.body(),
                        "Prefer",
                        preference,
                        "If-Match",
                        request.ifMatch());
    }

    /** Without what is another's each time. */
    private static JsonNode timeless(JsonNode body) {
        if (body instanceof ObjectNode object) {
            object.remove(List.of("createdAt", "decidedAt", "registeredAt", "trace_id", "waitingSince"));
            return object;
        }
        return body.isMissingNode() ? JSON.nullNode() : body;
    }

    /**
     * What the request has stored since: its own events, and what the saga did for its order. Other orders that got
     * credit by it, or have expired, go on by themselves.
     */
    private JsonNode stored(Request request, long since) {
        String order = request.order();
        return JSON.valueToTree(database.query(
                """
                select payloadType, payload from DomainEventEntry
                where globalIndex > ? and (aggregateIdentifier = ? or type = 'Customer')
                and (aggregateIdentifier = ? or ? <> '' or utf8tostring(metaData) not like '%"system:order-saga"%')
                order by globalIndex
                """,
                (row, number) ->
                        Map.of("type", row.getString(1), "payload", JSON.readTree(texts.decrypt(row.getBytes(2)))),
                since,
                order,
                order,
                order));
    }

    /** What a request did to other orders is done when the saga has handled every event, and no further one has come. */
    private void awaitSaga() {
        StreamingEventProcessor saga = processing
                .eventProcessor("order-saga", StreamingEventProcessor.class)
                .orElseThrow();
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    long last = last();
                    return saga.processingStatus().values().stream()
                                    .allMatch(segment ->
                                            segment.getCurrentPosition().orElse(-1) >= last)
                            && last() == last;
                });
    }

    private long last() {
        return database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class);
    }

    private long sealed() {
        return database.queryForObject("select max(last_position) from seal_segment", Long.class);
    }

    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        state.add(last());
        state.add(database.queryForList(
                "select identity_base from information_schema.columns where is_identity = 'YES' order by table_name",
                Long.class));
        for (int number = 0; number < AnyRequests.ORDERS; number++) {
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

    /** When every reader has seen every event, and the seal, which is behind the others, covers it. */
    private Map<String, List<String>> atRest() {
        List<Map<String, List<String>>> looks = new ArrayList<>();
        Awaitility.await().until(() -> {
            // A segment that is sealed after a look would be missing in it.
            if (sealed() < last()) {
                looks.clear();
                return false;
            }
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
