package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The life of one customer on account, over HTTP: the table of contents of what Vouch does, in whatever shape. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class OrderCreditScenario {

    private static final String CUSTOMER = "/api/customers/17850";

    private final Shape shape;
    private Deployment deployment;
    private Shop vouch;

    OrderCreditScenario(Shape shape) {
        this.shape = shape;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Launch launch = Launch.named("scenario-" + shape).quick().unhurried().with("--vouch.demo=false");
        deployment = shape.start(launch, folder);
        vouch = new Shop(deployment.client());
    }

    @AfterAll
    void stop() throws Exception {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    @Order(1)
    void registersACustomerWithACreditLimit() throws Exception {
        assertThat(vouch.send(Shop.registration("17850", 300_00)).status()).isEqualTo(201);
        assertAccount("300.00", "0.00", "0.00", "300.00");
    }

    @Test
    @Order(2)
    void approvesAnOrderThatTheLimitCovers() throws Exception {
        Answer answer = order("536365", 139_12);

        assertThat(answer.status()).isEqualTo(201);
        assertOrder("536365", "APPROVED", "RESERVED", null);
        assertAccount("300.00", "139.12", "0.00", "160.88");
    }

    @Test
    @Order(3)
    void rejectsAnOrderThatItDoesNotAndSaysWhy() throws Exception {
        Answer answer = order("536366", 160_89);

        assertThat(answer.status()).isEqualTo(201);
        assertOrder("536366", "REJECTED", "NONE", "CREDIT_LIMIT_EXCEEDED");
        assertThat(answer.body().at("/decision/reserved/amount").asString()).isEqualTo("139.12");
        assertThat(answer.body().at("/decision/requested/amount").asString()).isEqualTo("160.89");
    }

    @Test
    @Order(4)
    void approvesAnOrderOfExactlyWhatIsAvailable() throws Exception {
        order("536367", 160_88);

        assertOrder("536367", "APPROVED", "RESERVED", null);
        assertAccount("300.00", "300.00", "0.00", "0.00");
    }

    @Test
    @Order(5)
    void releasesTheCreditOfACancelledOrder() throws Exception {
        Map<String, String> reason = Map.of("reason", "Too late");
        Answer answer =
                vouch.send(Call.post("/api/orders/536367/cancellation", reason).waiting());

        assertThat(answer.status()).isEqualTo(200);
        assertOrder("536367", "CANCELLED", "RELEASED", "Too late");
        assertAccount("300.00", "139.12", "0.00", "160.88");
    }

    @Test
    @Order(6)
    void turnsTheReservationOfAShippedOrderIntoAReceivable() throws Exception {
        assertThat(vouch.send(Shop.shipment("536365").waiting()).status()).isEqualTo(200);
        assertOrder("536365", "SHIPPED", "CHARGED", null);
        assertAccount("300.00", "0.00", "139.12", "160.88");
    }

    @Test
    @Order(7)
    void refusesToCancelWhatWasShipped() throws Exception {
        Answer answer = vouch.send(Shop.cancellation("536365"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("ORDER_ALREADY_SHIPPED");
    }

    @Test
    @Order(8)
    void takesPaymentsOnceAndReversesThem() throws Exception {
        Call payment = Shop.payment("P-1", "17850", 139_12);

        assertThat(vouch.send(payment).status()).isEqualTo(201);
        assertThat(vouch.send(payment).status()).isEqualTo(200);
        assertAccount("300.00", "0.00", "0.00", "300.00");

        vouch.done(Call.post(CUSTOMER + "/payments/P-1/reversal", Map.of("reason", "Bounced")));
        assertAccount("300.00", "0.00", "139.12", "160.88");
    }

    @Test
    @Order(9)
    void issuesACreditNote() throws Exception {
        Map<String, Object> note = Map.of("creditNoteId", "N-1", "amount", Shop.money(150_00));
        vouch.done(Call.post(CUSTOMER + "/credit-notes", note));

        assertAccount("300.00", "0.00", "-10.88", "310.88");
    }

    @Test
    @Order(10)
    void rejectsEveryOrderOfACustomerOnHold() throws Exception {
        vouch.done(Call.put(CUSTOMER + "/hold", Map.of("reason", "Overdue")));
        order("536368", 1_00);
        assertOrder("536368", "REJECTED", "NONE", "CREDIT_HOLD");

        vouch.done(Call.delete(CUSTOMER + "/hold"));
        order("536369", 1_00);
        assertOrder("536369", "APPROVED", "RESERVED", null);
    }

    @Test
    @Order(11)
    void letsOnlyNewOrdersFeelALowerLimit() throws Exception {
        vouch.done(Call.put(CUSTOMER + "/credit-limit", Map.of("creditLimit", Shop.money(0))));

        assertOrder("536369", "APPROVED", "RESERVED", null);
        order("536370", 9_89);
        assertOrder("536370", "REJECTED", "NONE", "CREDIT_LIMIT_EXCEEDED");
    }

    @Test
    @Order(12)
    void rejectsAnOrderOfNobody() throws Exception {
        Answer answer = vouch.send(Shop.creation("536371", "nobody", 1_00).waiting());

        assertThat(answer.text("reason")).isEqualTo("CUSTOMER_NOT_FOUND");
    }

    @Test
    @Order(13)
    void listsOrdersNewestFirstAPageAtATime() throws Exception {
        String list = "/api/orders?customerId=17850&limit=4";
        JsonNode first = vouch.get(list);
        JsonNode second = vouch.get(list + "&after=" + first.path("next").stringValue());

        assertThat(ids(first)).containsExactly("536370", "536369", "536368", "536367");
        assertThat(ids(second)).containsExactly("536366", "536365");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    @Order(14)
    void tellsWhatHappenedToAnOrder() throws Exception {
        JsonNode timeline = vouch.get("/api/orders/536365/timeline");

        assertThat(types(timeline))
                .containsExactly("OrderCreated", "CreditReserved", "OrderApproved", "OrderShipped", "CreditCharged");
        assertThat(timeline.at("/items/1/stream").asString()).isEqualTo("customer/17850");
        assertThat(timeline.at("/items/1/actor").asString()).isEqualTo("system:order-saga");
        assertThat(timeline.at("/items/1/triggerId")).isEqualTo(timeline.at("/items/0/eventId"));
        assertThat(timeline.at("/items/4/change/credit/before").asString()).isEqualTo("RESERVED");
        assertThat(timeline.at("/items/4/change/credit/after").asString()).isEqualTo("CHARGED");
        assertThat(timeline.findValues("position").stream().map(JsonNode::asLong))
                .isSorted();
    }

    @Test
    @Order(15)
    void showsWhatWasKnownBefore() throws Exception {
        JsonNode newest = vouch.get(CUSTOMER + "/timeline?order=newest&limit=1");
        String reversed =
                vouch.get("/api/events?type=PaymentReversed").at("/items/0/at").asString();

        assertThat(types(newest)).containsExactly("CreditReservationRejected");
        assertThat(vouch.get("/api/orders/536365?version=2").path("status").asString())
                .isEqualTo("APPROVED");
        assertThat(vouch.get(CUSTOMER + "?asOf=" + reversed)
                        .at("/receivable/amount")
                        .asString())
                .isEqualTo("139.12");
        assertThat(vouch.get(CUSTOMER + "?version=1").at("/available/amount").asString())
                .isEqualTo("300.00");
    }

    @Test
    @Order(16)
    void findsEventsAndWhatLedToThem() throws Exception {
        JsonNode paid = vouch.get("/api/events?type=PaymentRecorded&text=p-1").at("/items/0");
        JsonNode same = vouch.get("/api/events/" + paid.path("eventId").asString());
        JsonNode chain = vouch.get("/api/events/"
                + vouch.get("/api/events?type=CreditCharged")
                        .at("/items/0/eventId")
                        .asString() + "/chain");
        JsonNode oldest = vouch.get("/api/events?order=oldest&limit=3");
        JsonNode next = vouch.get(
                "/api/events?order=oldest&limit=1&after=" + oldest.path("next").stringValue());

        assertThat(same).isEqualTo(paid);
        assertThat(chain.at("/causes/0/events/0/event/type").asString()).isEqualTo("OrderShipped");
        assertThat(chain.at("/causes/0/events/0/causes/0/events/0/event/type").asString())
                .isEqualTo("CreditCharged");
        assertThat(types(oldest)).containsExactly("CustomerRegistered", "OrderCreated", "CreditReserved");
        assertThat(types(next)).containsExactly("OrderApproved");
    }

    private static List<String> types(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").findValuesAsString("orderId");
    }

    private Answer order(String id, long total) throws InterruptedException {
        return vouch.send(Shop.creation(id, "17850", total).waiting());
    }

    private void assertOrder(String id, String status, String credit, String reason) throws InterruptedException {
        JsonNode order = vouch.get("/api/orders/" + id);
        assertThat(order.path("customerName").asString()).isEqualTo("Customer 17850");
        assertThat(order.path("status").asString()).isEqualTo(status);
        assertThat(order.path("credit").asString()).isEqualTo(credit);
        assertThat(order.path("reason").asString(null)).isEqualTo(reason);
    }

    /** The customer's view is another projection than the order's: it may be a moment behind. */
    private void assertAccount(String limit, String reserved, String receivable, String available)
            throws InterruptedException {
        String expected = new Account(gbp(limit), gbp(reserved), gbp(receivable), gbp(available), "false").toString();
        Bounded.until(() -> account().equals(expected));
        assertThat(account()).isEqualTo(expected);
    }

    private String account() throws InterruptedException {
        return Account.of(vouch.get(CUSTOMER)).toString();
    }

    private static String gbp(String amount) {
        return amount + " GBP";
    }
}
