package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import vouch.engine.deadletter.DeadLetterRetry;
import vouch.engine.deadletter.DeadLetters;

/** An event that a view cannot take is put aside, with those that follow it; nobody else waits, and nothing is lost. */
@VouchTest
// Leaves an event in the store that nobody can read.
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DeadLetterTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private DeadLetterRetry retry;

    private Client vouch;
    private String customer;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        customer = "poisoned-" + UUID.randomUUID();
        register(customer);
    }

    @AfterEach
    void mend() {
        database.execute("alter table customer_view drop constraint if exists poison");
    }

    /** The row is refused by the database, at the commit, when the handler is long done. */
    @Test
    void keepsWhatTheDatabaseRefusesWithAllThatFollowsInItsOrder() {
        database.execute("alter table customer_view add constraint poison check (on_hold = false or customer_id <> '"
                + customer + "')");

        hold("first");
        awaitLetters("CreditHoldPlaced");
        vouch.send("DELETE", "/api/customers/" + customer + "/hold?reason=second", "");
        hold("third");
        String other = "other-" + UUID.randomUUID();
        register(other);

        awaitLetters("CreditHoldPlaced", "CreditHoldLifted", "CreditHoldPlaced");
        assertThat(sequence().first().error()).endsWith("DataIntegrityViolationException");
        assertThat(sequence().first().attempts()).isPositive();
        assertThat(letters.letters("customer-view", stream(), 9).get(1).error()).isNull();
        assertThat(view(other).text("/version")).isEqualTo("1");
        assertThat(view(customer).text("/version")).isEqualTo("1");

        mend();

        Awaitility.await()
                .untilAsserted(() -> assertThat(view(customer).text("/version")).isEqualTo("4"));
        assertThat(view(customer).body().at("/onHold").asBoolean()).isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(lettersOfCustomer()).isEmpty());
    }

    @Test
    void logsTheCorrelationIdOfTheRequestThatCausedTheEvent(CapturedOutput output) {
        database.execute("alter table customer_view add constraint poison check (on_hold = false or customer_id <> '"
                + customer + "')");
        String correlation = "cause-" + customer;

        vouch.send("PUT", "/api/customers/" + customer + "/hold", "{'reason':'x'}", "X-Correlation-Id", correlation);

        Awaitility.await().untilAsserted(() -> assertThat(output.getAll().lines())
                .anyMatch(line -> line.contains(correlation) && line.contains("customer-view could not handle")));
    }

    @Test
    void readsAnEventAgainThatWasMendedInItsStream() {
        byte[] payload = payload(1, "CreditHoldPlaced");

        awaitLetters("CreditHoldPlaced");
        Awaitility.await().untilAsserted(() -> assertThat(retry.retry("customer-view", stream()))
                .isEqualTo(DeadLetterRetry.Outcome.FAILED));
        assertThat(sequence().first().error()).endsWith("SerializationException");
        store(1, payload);

        Awaitility.await()
                .untilAsserted(() -> assertThat(view(customer).text("/version")).isEqualTo("2"));
    }

    /** It cannot even be said whose it is, but by its stream; no segment must stop at it. */
    @Test
    void putsAnEventAsideThatCannotBeRead() {
        String unreadable = "unreadable-" + UUID.randomUUID();
        database.update(
                """
                insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                payloadType, payloadRevision, payload, metaData)
                values (?, ?, 0, 'Customer', '2026-11-21T09:00:00.000Z', 'CustomerRegistered', '1', ?, ?)
                """,
                unreadable,
                "customer/" + unreadable,
                "{".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        String other = "other-" + UUID.randomUUID();
        register(other);

        assertThat(order(other)).isEqualTo(201);
        assertThat(letters.letters("order-view", unreadable, 9))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).endsWith("SerializationException"));
        Awaitility.await().untilAsserted(() -> assertThat(letters.letters("customer-view", "customer/" + unreadable, 9))
                .hasSize(1));
        assertThat(letters.discard("order-view", unreadable)).isEqualTo(1);
        assertThat(letters.discard("customer-view", "customer/" + unreadable)).isEqualTo(1);

        String whatIf = "/api/what-if/"
                + vouch.send("POST", "/api/what-if", "{'timelines':[{'name':'a','policy':{}}]}")
                        .text("/whatIfId");
        JsonNode ended = Awaitility.await().until(() -> vouch.get(whatIf).body(), view -> !view.get("state")
                .asString()
                .equals("RUNNING"));
        assertThat(ended.path("problem").asString())
                .matches("The event at position \\d+, of customer/" + unreadable + ", cannot be read, .*");
    }

    /** Only the number tells that one is missing: each change by itself would succeed. */
    @Test
    void takesNoEventAfterOneThatIsMissingFromTheView() {
        hold("first");
        Awaitility.await()
                .untilAsserted(() -> assertThat(view(customer).text("/version")).isEqualTo("2"));
        database.update("update customer_view set version = 1 where customer_id = ?", customer);

        vouch.send("DELETE", "/api/customers/" + customer + "/hold?reason=second", "");

        awaitLetters("CreditHoldLifted");
        assertThat(sequence().first().error()).endsWith("MissedEvent");
        assertThat(vouch.get("/actuator/metrics/vouch.projection.sequence.violations?tag=projection:customer-view")
                        .body()
                        .at("/measurements/0/value")
                        .asDouble())
                .isPositive();

        database.update("update customer_view set version = 2 where customer_id = ?", customer);

        Awaitility.await()
                .untilAsserted(() -> assertThat(view(customer).text("/version")).isEqualTo("3"));
    }

    private byte[] payload(long sequence, String type) {
        database.execute("alter table customer_view add constraint poison check (on_hold = false or customer_id <> '"
                + customer + "')");
        hold("unreadable");
        awaitLetters(type);
        byte[] payload = database.queryForObject(
                "select payload from DomainEventEntry where aggregateIdentifier = ? and sequenceNumber = ?",
                byte[].class,
                stream(),
                sequence);
        store(sequence, "{".getBytes(StandardCharsets.UTF_8));
        mend();
        return payload;
    }

    private void store(long sequence, byte[] payload) {
        database.update(
                "update DomainEventEntry set payload = ? where aggregateIdentifier = ? and sequenceNumber = ?",
                payload,
                stream(),
                sequence);
    }

    private void register(String id) {
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'P','creditLimit':{'amount':'10','currency':'GBP'}}".formatted(id));
    }

    private int order(String id) {
        return vouch.post(
                        "/api/orders",
                        ("{'orderId':'%s','customerId':'%s','lines':[{'sku':'A','quantity':1,"
                                        + "'unitPrice':{'amount':'1','currency':'GBP'}}]}")
                                .formatted(id, id))
                .status();
    }

    private void hold(String reason) {
        vouch.send("PUT", "/api/customers/" + customer + "/hold", "{'reason':'%s'}".formatted(reason));
    }

    private Client.Answer view(String id) {
        return vouch.get("/api/customers/" + id);
    }

    private String stream() {
        return "customer/" + customer;
    }

    private DeadLetters.Sequence sequence() {
        return letters.sequences().stream()
                .filter(one -> one.sequence().equals(stream()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lettersOfCustomer() {
        return letters.letters("customer-view", stream(), 9).stream()
                .map(DeadLetters.Letter::eventType)
                .toList();
    }

    private void awaitLetters(String... types) {
        Awaitility.await().untilAsserted(() -> assertThat(lettersOfCustomer()).containsExactly(types));
    }
}
