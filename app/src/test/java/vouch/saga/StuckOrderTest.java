package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
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
import vouch.app.Application;
import vouch.app.Client;
import vouch.app.VouchTest;
import vouch.domain.process.SagaState;

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
    private JdbcTemplate database;

    @Autowired
    private ParkedSteps parked;

    @Autowired
    private SagasInFlight sagas;

    @Autowired
    private SagaRepair repair;

    @Autowired
    private UnsettledOrders events;

    @Autowired
    private TokenStore tokens;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private OrderSettlement settlement;

    @Autowired
    private ReconcilerShift shift;

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
    void parksAStepThatFailsAndTakesItAgainWithoutHoldingUpOthers() {
        FAILURES.put("fails-twice", 2);

        assertThat(order("fails-twice", "wait=0").text("/status")).isEqualTo("PENDING");
        assertThat(order("other", "wait=20").text("/status")).isEqualTo("APPROVED");
        awaitStatus("fails-twice", "APPROVED");
        assertThat(FAILURES).containsEntry("fails-twice", 0);
        // What the retry led to may have come while the retry still had the saga to itself: then it is taken again,
        // too.
        Awaitility.await().until(() -> parked.of(new OrderId("fails-twice")).isEmpty());
    }

    @Test
    void showsAPersonWhatFailsAndWhy() {
        FAILURES.put("fails", Integer.MAX_VALUE);
        order("fails", "wait=0");

        Awaitility.await().until(() -> !parked.of(new OrderId("fails")).isEmpty());
        SagasInFlight.Details saga = sagas.find(new OrderId("fails")).orElseThrow();
        assertThat(saga.saga().state()).isEqualTo("APPROVING");
        assertThat(saga.saga().steps())
                .extracting(SagaState.Step::event)
                .containsExactly("OrderCreated", "CreditReserved");
        assertThat(saga.nextDeadline()).isAfter(saga.saga().startedAt().plusSeconds(50));
        assertThat(saga.parked())
                .singleElement()
                .satisfies(step -> assertThat(step.step()).isEqualTo("CreditReserved"))
                .satisfies(step -> assertThat(step.cause()).contains("The order cannot be reached"));

        FAILURES.remove("fails");
        assertThat(repair.retry(saga.saga())).isTrue();
        awaitStatus("fails", "APPROVED");
    }

    @Test
    void settlesAnOrderWhoseSagaIsGone() {
        FAILURES.put("gone", Integer.MAX_VALUE);
        order("gone", "wait=0");
        Awaitility.await().until(() -> !parked.of(new OrderId("gone")).isEmpty());
        repair.end(new OrderId("gone"));
        assertThat(sagasOf("gone")).isZero();

        Reconciler later = reconciler(Duration.ofMinutes(5));
        later.reconcile();
        assertThat(vouch.get("/api/orders/gone").text("/status"))
                .as("right after a break")
                .isEqualTo("PENDING");
        reconciler(Duration.ofMinutes(5).plusSeconds(20)).reconcile();
        reconciler(Duration.ofMinutes(5).plusSeconds(45)).reconcile();
        reconciler(Duration.ofMinutes(5).plusSeconds(70)).reconcile();
        reconciler(Duration.ofMinutes(5).plusSeconds(95)).reconcile();

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
    void endsTheSagaAgainThatAStepOfLongAgoStartsAnew() {
        order("long-ago", "wait=20");
        vouch.send("POST", "/api/orders/long-ago/shipment", "");
        awaitCredit("long-ago", "CHARGED");
        Awaitility.await().until(() -> sagasOf("long-ago") == 0);
        OrderId order = new OrderId("long-ago");
        parked.park("order:long-ago@0", order, "OrderCreated", new IllegalStateException("no answer"));

        assertThat(repair.retry(parked.find("order:long-ago@0").orElseThrow())).isTrue();

        assertThat(parked.of(order)).isEmpty();
        assertThat(sagasOf("long-ago")).isZero();
    }

    @Test
    void makesASagaAgainThatIsGone() {
        FAILURES.put("again", Integer.MAX_VALUE);
        order("again", "wait=0");
        Awaitility.await().until(() -> !parked.of(new OrderId("again")).isEmpty());
        database.update("delete from saga where order_id = 'again'");
        database.update("delete from parked_step where order_id = 'again'");
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
        Awaitility.await().until(() -> !parked.of(new OrderId("given-up")).isEmpty());

        SagaView saga = sagas.find(new OrderId("given-up")).orElseThrow().saga();
        assertThat(repair.compensate(saga, "Nobody can approve it.")).isEmpty();

        awaitStatus("given-up", "CANCELLED");
        awaitCredit("given-up", "RELEASED");
        Awaitility.await().until(() -> sagas.find(new OrderId("given-up")).isEmpty());
    }

    @Test
    void parksAnEventThatCannotBeRead() {
        database.update(
                """
                insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                payloadType, payloadRevision, payload, metaData)
                values ('unreadable', 'order/unreadable', 0, 'Order', '2026-11-21T09:00:00.000Z', 'OrderCreated', '1', ?, ?)
                """,
                "{".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(order("readable", "wait=20").text("/status")).isEqualTo("APPROVED");
        Awaitility.await().untilAsserted(() -> assertThat(parked.of(new OrderId("unreadable")))
                .singleElement()
                .satisfies(step -> assertThat(step.cause()).contains("SerializationException")));
        assertThat(vouch.post("/actuator/sagas/order:unreadable@0/retry", WHY).text("/result"))
                .startsWith("failed again");
        assertThat(vouch.post("/actuator/sagas/order:unreadable@0/end", WHY).text("/result"))
                .isEqualTo("given up");
        assertThat(parked.of(new OrderId("unreadable"))).isEmpty();
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
                        vouch.get(saga).body().at("/parked/0/cause").asString())
                .contains("The order cannot be reached"));
        String step = "/actuator/sagas/" + vouch.get(saga).text("/parked/0/id");

        assertThat(vouch.post(saga + "/retry", "{}").status()).isEqualTo(422);
        assertThat(vouch.post(saga + "/approve", WHY).status()).isEqualTo(404);
        assertThat(vouch.post("/actuator/sagas/nobody/retry", WHY).status()).isEqualTo(404);
        assertThat(vouch.post(saga + "/retry", WHY).text("/result")).startsWith("failed again");
        assertThat(vouch.post(step + "/retry", WHY).text("/result")).startsWith("failed again");
        assertThat(vouch.post(step + "/end", WHY).status()).isEqualTo(200);
        assertThat(vouch.post(saga + "/compensate", WHY).status()).isEqualTo(200);

        awaitStatus("operated", "CANCELLED");
        awaitCredit("operated", "RELEASED");
        assertThat(vouch.get("/actuator/operations").body().at("/items"))
                .filteredOn(one -> one.at("/target").asString().contains("operated"))
                .extracting(one -> one.at("/operation").asString() + ": "
                        + one.at("/outcome").asString())
                .first(STRING)
                .startsWith("compensate: done");
    }

    @Test
    void doesNotCancelWhatWasShipped() {
        order("left", "wait=20");
        FAILURES.put("left", Integer.MAX_VALUE);
        vouch.send("POST", "/api/orders/left/shipment", "");
        Awaitility.await().until(() -> !parked.of(new OrderId("left")).isEmpty());

        Client.Answer refused = vouch.post("/actuator/sagas/left/compensate", WHY);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("credit note");
        FAILURES.remove("left");
        assertThat(vouch.post("/actuator/sagas/left/retry", WHY).text("/result"))
                .isEqualTo("retried");
        awaitCredit("left", "CHARGED");
    }

    @Test
    void leavesAStepToAPersonThatFailedTooOften() {
        OrderId order = new OrderId("too-often");
        for (int attempt = 1; attempt < 18; attempt++) {
            park(order);
            assertThat(parked.of(order)).singleElement().satisfies(step -> assertThat(step.retryAt())
                    .isNotNull());
        }

        park(order);

        assertThat(parked.of(order)).singleElement().satisfies(step -> {
            assertThat(step.attempts()).isEqualTo(18);
            assertThat(step.retryAt()).isNull();
        });
        assertThat(parked.due(100)).noneMatch(step -> order.equals(step.orderId()));
        repair.end(order);
        assertThat(parked.of(order)).isEmpty();
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

    private void park(OrderId order) {
        parked.park("order:too-often@0", order, "OrderCreated", new IllegalStateException("as always"));
    }

    /** Every 20 seconds of a time to come, from when a break was over. */
    private void reconcileFor(Duration later) {
        for (int seconds = 0; seconds <= 120; seconds += 20) {
            reconciler(later.plusSeconds(seconds)).reconcile();
        }
    }

    /** As if it were later. */
    private Reconciler reconciler(Duration later) {
        return new Reconciler(
                events,
                tokens,
                transactions,
                settlement,
                parked,
                failure -> false,
                shift,
                new DecisionDeadline(Duration.ofMinutes(1)),
                Clock.offset(Clock.systemUTC(), later));
    }

    private Client.Answer order(String id, String prefer) {
        return vouch.send(
                "POST",
                "/api/orders",
                "{'orderId':'" + id + "','customerId':'stuck','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1.00','currency':'GBP'}}]}",
                "Prefer",
                prefer);
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
