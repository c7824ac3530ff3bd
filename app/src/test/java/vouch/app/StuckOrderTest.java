package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderId;
import vouch.coordination.Reconciler;
import vouch.engine.deadletter.DeadLetters;
import vouch.saga.SagaRepair;
import vouch.saga.SagasInFlight;

/** What becomes of an order whose saga fails, or is lost. */
@VouchTest
@ContextConfiguration(classes = {Application.class, StuckOrderTest.Unreachable.class})
class StuckOrderTest {

    private static final String WHY = "{'reason':'to see'}";

    /** How often the approval of an order, or the charge of its credit, fails before it goes through. */
    private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore events;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private SagasInFlight sagas;

    @Autowired
    private SagaRepair repair;

    @Autowired
    private Reconciler reconciler;

    @Autowired
    private Clock clock;

    private Client vouch;

    @BeforeEach
    void registerCustomer() {
        // The tests go forth and back in time.
        database.update("delete from reconciler_shift");
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'stuck','name':'Stuck','creditLimit':{'amount':'1000','currency':'GBP'}}");
    }

    @Test
    void retriesAStepThatFailsWithoutHoldingUpOthers() {
        FAILURES.put("fails-twice", 2);

        assertThat(order("fails-twice", "wait=0").text("/status")).isEqualTo("PENDING");
        assertThat(order("other", "wait=20").text("/status")).isEqualTo("APPROVED");
        awaitStatus("fails-twice", "APPROVED");
        assertThat(FAILURES).containsEntry("fails-twice", 0);
        Awaitility.await().until(() -> lettersOf("fails-twice").isEmpty());
    }

    @Test
    void keepsTheLaterEventsOfAnOrderBehindTheOneThatFails() {
        FAILURES.put("in-order", Integer.MAX_VALUE);
        order("in-order", "wait=0");
        Awaitility.await().until(() -> !lettersOf("in-order").isEmpty());

        vouch.post("/api/orders/in-order/cancellation", "{}");

        Awaitility.await().untilAsserted(() -> assertThat(lettersOf("in-order"))
                .extracting(DeadLetters.Letter::eventType)
                .containsExactly("CreditReserved", "OrderCancelled"));
        FAILURES.remove("in-order");
        awaitCredit("in-order", "RELEASED");
        Awaitility.await().until(() -> lettersOf("in-order").isEmpty());
    }

    @Test
    void showsAPersonWhatFailsAndWhy() {
        FAILURES.put("fails", Integer.MAX_VALUE);
        order("fails", "wait=0");

        Awaitility.await().until(() -> !lettersOf("fails").isEmpty());
        SagasInFlight.Details saga = sagas.details(new OrderId("fails")).orElseThrow();
        assertThat(saga.saga().state()).isEqualTo("APPROVING");
        assertThat(saga.history())
                .extracting(SagasInFlight.Happened::event)
                .containsExactly("OrderCreated", "CreditReserved");
        assertThat(saga.saga().deadline()).isAfter(saga.saga().startedAt().plusSeconds(50));
        assertThat(saga.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.eventType()).isEqualTo("CreditReserved"))
                .satisfies(letter -> assertThat(letter.message()).contains("The order cannot be reached"));

        FAILURES.remove("fails");
        Awaitility.await().until(() -> repair.retry(new OrderId("fails")));
        awaitStatus("fails", "APPROVED");
    }

    @Test
    void settlesAnOrderWhoseSagaIsGone() {
        FAILURES.put("gone", Integer.MAX_VALUE);
        order("gone", "wait=0");
        Awaitility.await().until(() -> !lettersOf("gone").isEmpty());
        repair.end(new OrderId("gone"));
        assertThat(sagasOf("gone")).isZero();

        reconciler.reconcile(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(vouch.get("/api/orders/gone").text("/status"))
                .as("right after a break")
                .isEqualTo("PENDING");
        reconcileFor(Duration.ofMinutes(5));

        awaitStatus("gone", "REJECTED");
        assertThat(vouch.get("/api/orders/gone").text("/reason")).isEqualTo("DECISION_TIMEOUT");
        Awaitility.await()
                .until(() -> vouch.get("/api/orders/gone").text("/credit").equals("RELEASED"));
    }

    @Test
    void chargesTheCreditOfAShippedOrderWhoseSagaIsGone() {
        order("shipped", "wait=20");
        repair.end(new OrderId("shipped"));
        vouch.send("POST", "/api/orders/shipped/shipment", "");

        reconcileFor(Duration.ofMinutes(10));

        awaitCredit("shipped", "CHARGED");
    }

    @Test
    void releasesTheCreditOfACancelledOrderWhoseSagaIsGone() {
        order("cancelled", "wait=20");
        repair.end(new OrderId("cancelled"));
        vouch.send("POST", "/api/orders/cancelled/cancellation", "");

        reconcileFor(Duration.ofMinutes(20));

        awaitCredit("cancelled", "RELEASED");
    }

    @Test
    void makesASagaAgainThatIsGone() {
        FAILURES.put("again", Integer.MAX_VALUE);
        order("again", "wait=0");
        Awaitility.await().until(() -> !lettersOf("again").isEmpty());
        database.update("delete from saga where order_id = 'again'");
        letters.discard("order-saga", "again");
        FAILURES.remove("again");
        assertThat(vouch.post("/actuator/sagas/again/compensate", WHY).status()).isEqualTo(404);

        assertThat(vouch.post("/actuator/sagas/again/retry", WHY).text("/result"))
                .isEqualTo("retried");

        awaitStatus("again", "APPROVED");
        assertThat(sagasOf("again")).isEqualTo(1);
    }

    @Test
    void cancelsAnOrderForAPersonWhoGivesItUp() {
        FAILURES.put("given-up", Integer.MAX_VALUE);
        order("given-up", "wait=0");
        Awaitility.await().until(() -> !lettersOf("given-up").isEmpty());

        assertThat(repair.compensate(new OrderId("given-up"), "Nobody can approve it.", "ada"))
                .isEmpty();

        awaitStatus("given-up", "CANCELLED");
        awaitCredit("given-up", "RELEASED");
        assertThat(events.readEvents("order/given-up").asStream().reduce((first, last) -> last))
                .hasValueSatisfying(cancelled -> assertThat(cancelled.getMetaData())
                        .containsEntry("actor", "system:saga-repair")
                        .containsEntry("onBehalfOf", "ada"));
        FAILURES.remove("given-up");
        Awaitility.await().until(() -> sagas.find(new OrderId("given-up")).isEmpty());
    }

    @Test
    void keepsAnEventThatCannotBeRead() {
        database.update(
                """
                insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                payloadType, payloadRevision, payload, metaData)
                values ('unreadable', 'order/unreadable', 0, 'Order', ?, 'OrderCreated', '1', ?, ?)
                """,
                clock.instant().toString(),
                "{".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(order("readable", "wait=20").text("/status")).isEqualTo("APPROVED");
        Awaitility.await().untilAsserted(() -> assertThat(lettersOf("unreadable"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("SerializationException")));
        String queue = "/actuator/deadletters/order-saga/%s?sequence=unreadable";
        Awaitility.await().untilAsserted(() -> assertThat(vouch.post(queue.formatted("retry"), WHY)
                        .body()
                        .at("/sequences/FAILED")
                        .asInt())
                .isEqualTo(1));
        assertThat(vouch.post(queue.formatted("discard"), WHY).status()).isEqualTo(200);
        assertThat(lettersOf("unreadable")).isEmpty();
    }

    @Test
    void listsByStateAndAge() {
        order("waits", "wait=20");

        Awaitility.await().untilAsserted(() -> assertThat(listed("?state=AWAITING_SHIPMENT&limit=500"))
                .contains("waits"));
        assertThat(listed("?state=APPROVING&limit=500")).doesNotContain("waits");
        assertThat(listed("?olderThan=PT1H")).isEmpty();

        JsonNode first = vouch.get("/actuator/sagas?limit=1").body();
        assertThat(listed("?limit=500&after=" + first.at("/next").asString()))
                .doesNotContain(first.at("/items/0/orderId").asString());
        assertThat(vouch.get("/actuator/sagas?state=LOST").status()).isEqualTo(422);
        assertThat(vouch.get("/actuator/sagas?olderThan=long").status()).isEqualTo(422);
        assertThat(vouch.get("/actuator/sagas?after=there").status()).isEqualTo(422);
    }

    @Test
    void isOperatedWithAReasonThatIsWrittenDown() {
        FAILURES.put("operated", Integer.MAX_VALUE);
        order("operated", "wait=0");
        String saga = "/actuator/sagas/operated";
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get(saga).body().at("/deadLetters/0/message").asString())
                .contains("The order cannot be reached"));

        assertThat(vouch.post(saga + "/retry", "{}").status()).isEqualTo(422);
        assertThat(vouch.post(saga + "/approve", WHY).status()).isEqualTo(404);
        assertThat(vouch.post("/actuator/sagas/nobody/retry", WHY).status()).isEqualTo(404);
        assertThat(vouch.post(saga + "/retry", WHY).text("/result")).startsWith("failed again");
        assertThat(vouch.post(saga + "/compensate", WHY).status()).isEqualTo(200);

        awaitStatus("operated", "CANCELLED");
        awaitCredit("operated", "RELEASED");
        assertThat(vouch.get("/actuator/operations").body().at("/items"))
                .filteredOn(one -> one.at("/target").asString().contains("operated"))
                .extracting(one -> one.at("/operation").asString() + ": "
                        + one.at("/outcome").asString())
                .first(STRING)
                .startsWith("compensate: done");
        assertThat(vouch.post(saga + "/end", WHY).status()).isEqualTo(200);
        assertThat(lettersOf("operated")).isEmpty();
    }

    @Test
    void doesNotCancelWhatWasShipped() {
        order("left", "wait=20");
        FAILURES.put("left", Integer.MAX_VALUE);
        vouch.send("POST", "/api/orders/left/shipment", "");
        Awaitility.await().until(() -> !lettersOf("left").isEmpty());

        Client.Answer refused = vouch.post("/actuator/sagas/left/compensate", WHY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("credit note");
        FAILURES.remove("left");
        Awaitility.await()
                .until(() -> lettersOf("left").isEmpty()
                        || vouch.post("/actuator/sagas/left/retry", WHY)
                                .text("/result")
                                .equals("retried"));
        awaitCredit("left", "CHARGED");
    }

    @Test
    void keepsAnOrderThatTheReconcilerCannotSettle() {
        order("unsettled", "wait=20");
        repair.end(new OrderId("unsettled"));
        FAILURES.put("unsettled", Integer.MAX_VALUE);
        vouch.send("POST", "/api/orders/unsettled/shipment", "");

        reconcileFor(Duration.ofMinutes(30));

        Awaitility.await().untilAsserted(() -> assertThat(letters.letters("reconciler", "unsettled", 10))
                .first()
                .satisfies(letter -> assertThat(letter.eventType()).isEqualTo("OrderShipped"))
                .satisfies(letter -> assertThat(letter.message()).contains("The order cannot be reached")));
        FAILURES.remove("unsettled");
        awaitCredit("unsettled", "CHARGED");
        Awaitility.await()
                .until(() -> letters.letters("reconciler", "unsettled", 10).isEmpty());
    }

    private List<DeadLetters.Letter> lettersOf(String order) {
        return letters.letters("order-saga", order, 10);
    }

    private List<String> listed(String query) {
        return vouch.get("/actuator/sagas" + query)
                .body()
                .at("/items")
                .valueStream()
                .map(saga -> saga.at("/orderId").asString())
                .toList();
    }

    private int sagasOf(String order) {
        return database.queryForObject("select count(*) from saga where order_id = ?", Integer.class, order);
    }

    /** Every 20 seconds of a time to come, from when a break was over. */
    private void reconcileFor(Duration later) {
        for (int seconds = 0; seconds <= 120; seconds += 20) {
            reconciler.reconcile(clock.instant().plus(later).plusSeconds(seconds));
        }
    }

    private Client.Answer order(String id, String prefer) {
        Client.Answer answer = vouch.send(
                "POST",
                "/api/orders",
                "{'orderId':'" + id + "','customerId':'stuck','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1.00','currency':'GBP'}}]}",
                "Prefer",
                prefer);
        assertThat(answer.status()).as(answer.toString()).isIn(201, 202);
        return answer;
    }

    private void awaitCredit(String order, String credit) {
        Awaitility.await()
                .until(() -> vouch.get("/api/orders/" + order).text("/credit").equals(credit));
    }

    private void awaitStatus(String order, String status) {
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get("/api/orders/" + order).text("/status"))
                .isEqualTo(status));
    }

    /** No annotation: the saga's side would find it, and take it for its own. */
    static class Unreachable {

        private static OrderId orderOf(Object command) {
            if (command instanceof ApproveOrder approve) {
                return approve.orderId();
            }
            return command instanceof ChargeCredit charge ? charge.orderId() : null;
        }

        @Bean
        ConfigurerModule someOrdersCannotBeApproved() {
            return configurer -> configurer.onInitialize(
                    axon -> axon.onStart(0, () -> axon.commandBus().registerHandlerInterceptor((work, chain) -> {
                        OrderId id = orderOf(work.getMessage().getPayload());
                        if (id != null) {
                            String order = id.value();
                            if (FAILURES.getOrDefault(order, 0) > 0) {
                                FAILURES.merge(order, -1, Integer::sum);
                                throw new IllegalStateException("The order cannot be reached");
                            }
                        }
                        return chain.proceed();
                    })));
        }
    }
}
