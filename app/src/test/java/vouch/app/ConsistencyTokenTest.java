package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/** A query with the token of a command shows at least the effect of the command, whatever it asks for. */
@VouchTest
class ConsistencyTokenTest {

    private static final String TOKEN = "Consistency-Token";

    private final String id = "token-" + UUID.randomUUID();
    private final String customer = "/api/customers/" + id;
    private final String order = "/api/orders/" + id;

    @LocalServerPort
    private int port;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcTemplate database;

    private Client vouch;
    private String registered;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        registered = tokenOf(vouch.send(
                "POST",
                "/api/customers",
                "{'customerId':'%1$s','name':'%1$s','creditLimit':{'amount':'1000','currency':'GBP'}}".formatted(id)));
    }

    @AfterEach
    void mend() {
        database.execute("alter table customer_view drop constraint if exists poison");
    }

    @Test
    void showsWhatEachCommandDid() {
        assertThat(query(customer, registered).text("/version")).isEqualTo("1");
        for (int version = 2; version < 30; version++) {
            String token = tokenOf(
                    vouch.send("PUT", customer + "/hold", "{'reason':'r'}"),
                    vouch.send("DELETE", customer + "/hold", ""),
                    vouch.send("POST", customer + "/payments", "{'amount':{'amount':'1','currency':'GBP'}}"));
            version += 2;

            assertThat(query(customer, token).text("/version")).isEqualTo(String.valueOf(version));
            assertThat(query("/api/customers?name=" + id, token).text("/items/0/version"))
                    .isEqualTo(String.valueOf(version));
            assertThat(query("/api/orders?customerId=" + id, token).status()).isEqualTo(200);
        }
    }

    /** What the saga decided later is an effect, too, when the answer shows it. */
    @Test
    void showsWhatTheAnswerToTheCommandShowed() {
        for (int number = 0; number < 10; number++) {
            String path = "/api/orders/" + id + number;
            Client.Answer created = vouch.post("/api/orders", order(id + number));
            assertThat(created.text("/status")).isEqualTo("APPROVED");
            assertThat(query(customer, tokenOf(created)).text("/reserved/amount"))
                    .isEqualTo("10.00");
            assertThat(query("/api/orders?customerId=" + id + "&status=APPROVED", tokenOf(created))
                            .text("/items/0/orderId"))
                    .isEqualTo(id + number);

            Client.Answer cancelled = vouch.post(path + "/cancellation", "{}");
            assertThat(cancelled.text("/credit")).isEqualTo("RELEASED");
            assertThat(query(customer, tokenOf(cancelled)).text("/reserved/amount"))
                    .isEqualTo("0.00");
        }
    }

    @Test
    void showsThePendingOrderThatWasJustCreated() {
        Client.Answer created = vouch.send("POST", "/api/orders", order(id));

        assertThat(query("/api/orders?customerId=" + id, tokenOf(created)).text("/items/0/orderId"))
                .isEqualTo(id);
    }

    /** A client that got no answer sends its command again, and gets a token that is as good. */
    @Test
    void isAlsoGivenWhenThereWasNothingToDo() {
        String first = tokenOf(vouch.send("PUT", customer + "/hold", "{'reason':'r'}"));

        assertThat(tokenOf(vouch.send("PUT", customer + "/hold", "{'reason':'r'}")))
                .isEqualTo(first);
        assertThat(ConsistencyToken.parsed(first)).hasValue(ConsistencyToken.of(new CustomerId(id), 2));
    }

    @Test
    void takesTheTokensOfSeveralCommands() {
        String hold = tokenOf(vouch.send("PUT", customer + "/hold", "{'reason':'r'}"));

        assertThat(vouch.send("GET", customer, "", TOKEN, hold, TOKEN, registered)
                        .text("/version"))
                .isEqualTo("2");
    }

    @Test
    void isAnsweredWith503WhenTheViewDoesNotCatchUp() {
        StreamingEventProcessor view = processing
                .eventProcessor("customer-view", StreamingEventProcessor.class)
                .orElseThrow();
        view.shutDown();
        try {
            String token = tokenOf(vouch.send("PUT", customer + "/hold", "{'reason':'r'}"));

            Client.Answer behind = query(customer, token);

            assertThat(behind.status()).isEqualTo(503);
            assertThat(behind.text("/code")).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(behind.text("/detail")).contains("does not show yet");
            assertThat(behind.raw().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(query("/api/orders", token).status())
                    .as("the other view is not behind")
                    .isEqualTo(200);
        } finally {
            view.start();
        }
    }

    /** The view has gone past the event, and shows the customer without it. */
    @Test
    void isAnsweredWith503WhileItsEventIsADeadLetter() {
        query(customer, registered);
        database.execute("alter table customer_view add constraint poison check (on_hold = false or customer_id <> '"
                + id + "')");

        assertThat(query(customer, tokenOf(vouch.send("PUT", customer + "/hold", "{'reason':'r'}")))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void isRefusedWhenItsEventsAreNotInThisStore() {
        Client.Answer refused =
                query(order, ConsistencyToken.of(new OrderId(id), 1).toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.text("/detail")).startsWith("The Consistency-Token is not one of ours");
    }

    /** A query that waits is refused like one that does not. */
    @Test
    void leavesTheRefusalOfAQueryAsItIs() {
        String token = tokenOf(vouch.send("PUT", customer + "/hold", "{'reason':'r'}"));

        assertThat(query("/api/customers?after=x", token).status()).isEqualTo(422);
        assertThat(query("/api/orders/none-" + id, token).status()).isEqualTo(404);
    }

    private static String order(String id) {
        return "{'orderId':'%s','customerId':'%s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'10','currency':'GBP'}}]}"
                .formatted(id, id.substring(0, "token-".length() + 36));
    }

    private Client.Answer query(String path, String token) {
        return vouch.send("GET", path, "", TOKEN, token);
    }

    /** The token of the last answer. */
    private static String tokenOf(Client.Answer... answers) {
        String token = null;
        for (Client.Answer answer : answers) {
            assertThat(answer.status()).isBetween(200, 204);
            token = answer.raw().headers().firstValue(TOKEN).orElseThrow();
        }
        return token;
    }
}
