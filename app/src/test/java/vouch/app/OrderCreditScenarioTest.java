package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.app.Client.Answer;

/** The life of one customer on account, over HTTP: the table of contents of what Vouch does. */
@VouchTest
@TestMethodOrder(OrderAnnotation.class)
class OrderCreditScenarioTest {

    private static final String CUSTOMER = "/api/customers/17850";

    @LocalServerPort
    private int port;

    private Client vouch;

    @BeforeEach
    void connect() {
        vouch = new Client(port);
    }

    @Test
    @Order(1)
    void registersACustomerWithACreditLimit() {
        Answer answer = vouch.post(
                "/api/customers",
                "{'customerId':'17850','name':'Acme','creditLimit':{'amount':'300.00','currency':'GBP'}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.raw().headers().firstValue("Location")).contains(CUSTOMER);
        assertAccount("300.00", "0.00", "0.00", "300.00");
    }

    @Test
    @Order(2)
    void approvesAnOrderThatTheLimitCovers() {
        Answer answer = order("536365", "139.12");

        assertThat(answer.status()).isEqualTo(201);
        assertOrder("536365", "APPROVED", "RESERVED", null);
        assertThat(answer.text("/customerName")).isEqualTo("Acme");
        assertAccount("300.00", "139.12", "0.00", "160.88");
    }

    @Test
    @Order(3)
    void rejectsAnOrderThatItDoesNotAndSaysWhy() {
        Answer answer = order("536366", "160.89");

        assertThat(answer.status()).isEqualTo(201);
        assertOrder("536366", "REJECTED", "NONE", "CREDIT_LIMIT_EXCEEDED");
        assertThat(answer.text("/decision/reserved/amount")).isEqualTo("139.12");
        assertThat(answer.text("/decision/requested/amount")).isEqualTo("160.89");
    }

    @Test
    @Order(4)
    void approvesAnOrderOfExactlyWhatIsAvailable() {
        order("536367", "160.88");

        assertOrder("536367", "APPROVED", "RESERVED", null);
        assertAccount("300.00", "300.00", "0.00", "0.00");
    }

    @Test
    @Order(5)
    void releasesTheCreditOfACancelledOrder() {
        Answer answer = vouch.post("/api/orders/536367/cancellation", "{'reason':'Too late'}");

        assertThat(answer.status()).isEqualTo(200);
        assertOrder("536367", "CANCELLED", "RELEASED", "Too late");
        assertAccount("300.00", "139.12", "0.00", "160.88");
    }

    @Test
    @Order(6)
    void turnsTheReservationOfAShippedOrderIntoAReceivable() {
        Answer answer = vouch.post("/api/orders/536365/shipment", "");

        assertThat(answer.status()).isEqualTo(200);
        assertOrder("536365", "SHIPPED", "CHARGED", null);
        assertAccount("300.00", "0.00", "139.12", "160.88");
    }

    @Test
    @Order(7)
    void refusesToCancelWhatWasShipped() {
        Answer answer = vouch.post("/api/orders/536365/cancellation", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("ORDER_ALREADY_SHIPPED");
    }

    @Test
    @Order(8)
    void takesPaymentsOnceAndReversesThem() {
        String payment = "{'paymentId':'P-1','amount':{'amount':'139.12','currency':'GBP'}}";

        assertThat(vouch.post(CUSTOMER + "/payments", payment).status()).isEqualTo(201);
        assertThat(vouch.post(CUSTOMER + "/payments", payment).status()).isEqualTo(200);
        assertAccount("300.00", "0.00", "0.00", "300.00");

        vouch.post(CUSTOMER + "/payments/P-1/reversal", "{'reason':'Bounced'}");
        assertAccount("300.00", "0.00", "139.12", "160.88");
    }

    @Test
    @Order(9)
    void issuesACreditNote() {
        vouch.post(CUSTOMER + "/credit-notes", "{'creditNoteId':'N-1','amount':{'amount':'150','currency':'GBP'}}");

        assertAccount("300.00", "0.00", "-10.88", "310.88");
    }

    @Test
    @Order(10)
    void rejectsEveryOrderOfACustomerOnHold() {
        vouch.send("PUT", CUSTOMER + "/hold", "{'reason':'Overdue'}");
        order("536368", "1.00");
        assertOrder("536368", "REJECTED", "NONE", "CREDIT_HOLD");

        vouch.send("DELETE", CUSTOMER + "/hold", "");
        order("536369", "1.00");
        assertOrder("536369", "APPROVED", "RESERVED", null);
    }

    @Test
    @Order(11)
    void letsOnlyNewOrdersFeelALowerLimit() {
        vouch.send("PUT", CUSTOMER + "/credit-limit", "{'creditLimit':{'amount':'0.00','currency':'GBP'}}");

        assertOrder("536369", "APPROVED", "RESERVED", null);
        order("536370", "9.89");
        assertOrder("536370", "REJECTED", "NONE", "CREDIT_LIMIT_EXCEEDED");
    }

    @Test
    @Order(12)
    void rejectsAnOrderOfNobody() {
        Answer answer = vouch.post(
                "/api/orders",
                "{'orderId':'536371','customerId':'nobody','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1.00','currency':'GBP'}}]}");

        assertThat(answer.text("/reason")).isEqualTo("CUSTOMER_NOT_FOUND");
    }

    @Test
    @Order(13)
    void listsOrdersNewestFirstAPageAtATime() {
        Answer first = vouch.get("/api/orders?customerId=17850&limit=4");
        Answer second = vouch.get("/api/orders?customerId=17850&limit=4&after=" + first.text("/next"));

        assertThat(first.body().at("/items").findValuesAsString("orderId"))
                .containsExactly("536370", "536369", "536368", "536367");
        assertThat(second.body().at("/items").findValuesAsString("orderId")).containsExactly("536366", "536365");
        assertThat(second.body().at("/next").isNull()).isTrue();
    }

    private Answer order(String id, String amount) {
        return vouch.post(
                "/api/orders",
                ("{'orderId':'%s','customerId':'17850','lines':[{'sku':'85123A','quantity':1,"
                                + "'unitPrice':{'amount':'%s','currency':'GBP'}}]}")
                        .formatted(id, amount));
    }

    private void assertOrder(String id, String status, String credit, String reason) {
        Answer order = vouch.get("/api/orders/" + id);
        assertThat(order.text("/status")).isEqualTo(status);
        assertThat(order.text("/credit")).isEqualTo(credit);
        assertThat(order.body().at("/reason").asStringOpt().orElse(null)).isEqualTo(reason);
    }

    /** The customer's view is another projection than the order's: it may be a moment behind. */
    private void assertAccount(String limit, String reserved, String receivable, String available) {
        Awaitility.await().untilAsserted(() -> {
            Answer customer = vouch.get(CUSTOMER);
            assertThat(customer.text("/creditLimit/amount")).isEqualTo(limit);
            assertThat(customer.text("/reserved/amount")).isEqualTo(reserved);
            assertThat(customer.text("/receivable/amount")).isEqualTo(receivable);
            assertThat(customer.text("/available/amount")).isEqualTo(available);
        });
    }
}
