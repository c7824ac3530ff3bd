package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.app.AnyRequests.Request;

/** Whatever was sent: what was shown at any time can be asked for later, and each change adds up to what is shown. */
@VouchTest
class HistoryPropertyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REQUESTS = 60;
    private static final List<String> DAYS = List.of("2011-03-01", "2011-03-14", "2011-03-25");

    /** Other streams tell these of an order. */
    private static final List<String> OF_OTHERS = List.of("customerName", "overtaken");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private EventProcessingConfiguration processing;

    private final String prefix = "past-" + UUID.randomUUID();
    private final AnyRequests requests = new AnyRequests(prefix);
    private Client vouch;

    /** What was shown at a time, by its path; null where there was nothing. */
    private record Moment(
            Instant at,
            Map<String, JsonNode> shown,
            Map<String, JsonNode> aging,
            List<JsonNode> exposure,
            String stored) {}

    static LongStream seeds() {
        return LongStream.range(0, 2);
    }

    @BeforeEach
    void connect() {
        vouch = new Client(port);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void showsAnyPastStateAgain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Moment> moments = new ArrayList<>();
        for (int number = 0; number < REQUESTS; number++) {
            Request request = requests.next(number, random);
            vouch.send(request.method(), request.path(), request.body(), "Prefer", "wait=30");
            awaitProcessors();
            moments.add(moment());
        }

        for (Moment moment : moments) {
            moment.shown.forEach((path, shown) -> assertThat(get(path + "?asOf=" + moment.at))
                    .as("%s as of %s", path, moment.at)
                    .isEqualTo(shown));
            moment.aging.forEach((path, aging) -> assertThat(pastAging(path + "&knownAt=" + moment.at))
                    .as("%s as known at %s", path, moment.at)
                    .isEqualTo(aging));
            assertThat(exposure("/api/exposure?limit=3&asOf=" + moment.at)).isEqualTo(moment.exposure);
        }
        Moment last = moments.get(moments.size() - 1);
        last.shown.forEach((path, shown) -> {
            if (shown != null) {
                assertThat(get(path + "?version=" + shown.get("version").asLong()))
                        .isEqualTo(shown);
                assertThat(vouch.get(path + "?version=" + (shown.get("version").asLong() + 1))
                                .status())
                        .isEqualTo(404);
                assertThat(addedUp(path)).isEqualTo(path.contains("/orders/") ? withoutOthers(shown) : shown);
                assertThat(inPages(path + "/timeline?limit=3")).isEqualTo(items(path + "/timeline?limit=500"));
                assertThat(inPages(path + "/timeline?limit=3&order=newest"))
                        .isEqualTo(items(path + "/timeline?limit=500&order=newest"));
            }
        });
        assertThat(moments.stream().map(Moment::stored))
                .as("what was stored before is still there, to the byte")
                .allSatisfy(stored -> assertThat(last.stored).startsWith(stored));
    }

    private Moment moment() {
        Map<String, JsonNode> shown = new LinkedHashMap<>();
        Map<String, JsonNode> aging = new LinkedHashMap<>();
        Stream.concat(
                        IntStream.range(0, AnyRequests.CUSTOMERS)
                                .mapToObj(number -> "/api/customers/" + prefix + number),
                        IntStream.range(0, AnyRequests.ORDERS).mapToObj(number -> "/api/orders/" + prefix + number))
                .forEach(path -> shown.put(path, get(path)));
        for (int number = 0; number < AnyRequests.CUSTOMERS; number++) {
            String path = "/api/customers/" + prefix + number;
            DAYS.forEach(day -> aging.put(path + "?on=" + day, get(path + "/aging?on=" + day)));
        }
        return new Moment(Instant.now(), shown, aging, exposure("/api/exposure?limit=500"), stored());
    }

    /** Only of these customers: other tests have others. */
    private List<JsonNode> exposure(String path) {
        return inPages(path).stream()
                .filter(line -> line.get("customerId").asString().startsWith(prefix))
                .toList();
    }

    /** Null when there is none. */
    private JsonNode get(String path) {
        Client.Answer answer = vouch.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 404);
        return answer.status() == 404 ? null : answer.body();
    }

    private JsonNode pastAging(String path) {
        JsonNode answer = get(path);
        return answer == null ? null : answer.get("aging");
    }

    /** What the changes of the timeline make of nothing. */
    private JsonNode addedUp(String path) {
        ObjectNode view = JSON.createObjectNode();
        items(path + "/timeline?limit=500")
                .forEach(event -> event.get("change").properties().forEach(change -> {
                    JsonNode before = view.path(change.getKey());
                    assertThat(change.getValue().get("before"))
                            .isEqualTo(before.isMissingNode() ? JSON.nullNode() : before);
                    view.set(change.getKey(), change.getValue().get("after"));
                }));
        // What is null from the beginning never changes.
        get(path).propertyNames().forEach(field -> {
            if (!view.has(field)) {
                view.putNull(field);
            }
        });
        return path.contains("/orders/") ? withoutOthers(view) : view;
    }

    private static JsonNode withoutOthers(JsonNode order) {
        ObjectNode own = (ObjectNode) order.deepCopy();
        own.remove(OF_OTHERS);
        return own;
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        get(path).get("items").forEach(items::add);
        return items;
    }

    private List<JsonNode> inPages(String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path);
        page.get("items").forEach(items::add);
        while (!page.get("next").isNull()) {
            page = get(path + "&after=" + page.get("next").asString());
            page.get("items").forEach(items::add);
        }
        return items;
    }

    /** A digest of each row, one after another. */
    private String stored() {
        return String.join(
                "",
                database.query(
                        "select * from DomainEventEntry where aggregateIdentifier like ? order by globalIndex",
                        (row, number) -> {
                            StringBuilder all = new StringBuilder();
                            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                                all.append(new String(row.getBytes(column), StandardCharsets.UTF_8))
                                        .append('\n');
                            }
                            return DigestUtils.md5DigestAsHex(all.toString().getBytes(StandardCharsets.UTF_8));
                        },
                        "%" + prefix + "%"));
    }

    private void awaitProcessors() {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    long last = last();
                    return processing.eventProcessors().values().stream()
                                    .filter(StreamingEventProcessor.class::isInstance)
                                    .map(StreamingEventProcessor.class::cast)
                                    .filter(processor -> !processor.getName().equals("reconciler"))
                                    .flatMap(processor -> processor.processingStatus().values().stream())
                                    .allMatch(segment ->
                                            segment.getCurrentPosition().orElse(-1) >= last)
                            && last() == last;
                });
    }

    private long last() {
        return database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class);
    }
}
