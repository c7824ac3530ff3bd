package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Of many clients that decide on the same version at once, one wins, and the others change nothing. */
@VouchTest
class IfMatchRaceTest {

    private static final int CLIENTS = 32;

    private final String id = "race-" + UUID.randomUUID();
    private final String customer = "/api/customers/" + id;
    private final String order = "/api/orders/" + id;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore events;

    private Client vouch;

    @BeforeEach
    void registerAndOrder() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'Race','creditLimit':{'amount':'1000','currency':'GBP'}}".formatted(id));
        vouch.post(
                "/api/orders",
                "{'orderId':'%1$s','customerId':'%1$s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'1','currency':'GBP'}}]}"
                        .formatted(id));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Each wants another limit, so that no request does what another one did. */
    @Test
    void oneLimitIsTaken() throws Exception {
        for (int version = 2; version < 12; version++) {
            String tag = "\"" + version + "\"";
            int round = version;

            List<Client.Answer> answers = atOnce(client -> vouch.send(
                    "PUT",
                    customer + "/credit-limit",
                    "{'creditLimit':{'amount':'%d','currency':'GBP'}}".formatted(1000 * round + client),
                    "If-Match",
                    tag));

            assertOneWins(answers, 204, version);
            assertThat(stream("customer/" + id)).hasSize(version + 1);
        }
    }

    @Test
    void onePaymentIsTakenAndTheIdsOfTheOthersAreFree() throws Exception {
        List<Client.Answer> answers = atOnce(client -> pay(client, "If-Match", "\"2\""));

        assertOneWins(answers, 201, 2);
        assertThat(stream("customer/" + id)).hasSize(3);
        int winner = answers.stream().map(Client.Answer::status).toList().indexOf(201);
        for (int client = 0; client < CLIENTS; client++) {
            assertThat(stream("payment/" + id + "/" + client)).hasSize(client == winner ? 1 : 0);
        }
        assertThat(pay(winner, "If-Match", "\"2\"").status())
                .as("the winner again, with its old tag")
                .isEqualTo(200);
        assertThat(pay((winner + 1) % CLIENTS).status()).isEqualTo(201);
    }

    /** Those who come second want what is so already: they need not decide again. */
    @Test
    void theSameRequestIsDoneOnceAndAnsweredToAll() throws Exception {
        List<Client.Answer> answers =
                atOnce(client -> vouch.send("POST", order + "/shipment", "", "If-Match", "\"2\"", "Prefer", "wait=20"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/credit")).isEqualTo("CHARGED");
            assertThat(answer.raw().headers().firstValue("ETag")).hasValue("\"3\"");
        });
        assertThat(stream("order/" + id)).hasSize(3);
    }

    @Test
    void anOrderIsCancelledOnlyOnItsPresentVersion() {
        Client.Answer refused = vouch.send("POST", order + "/cancellation", "", "If-Match", "\"1\"");

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.text("/code")).isEqualTo("VERSION_MISMATCH");
        assertThat(refused.text("/detail")).startsWith("The present version is 2, and the request expects version 1.");
        assertThat(stream("order/" + id)).hasSize(2);

        String tag = vouch.get(order).raw().headers().firstValue("ETag").orElseThrow();
        assertThat(vouch.send("POST", order + "/cancellation", "", "If-Match", tag, "Prefer", "wait=20")
                        .text("/credit"))
                .isEqualTo("RELEASED");
    }

    /** The saga releases the credit on another version of another stream. */
    @Test
    void nothingInheritsTheCondition() {
        vouch.send("PUT", customer + "/hold", "{'reason':'overdue'}", "If-Match", "\"2\"");
        pay(1, "If-Match", "\"3\"");
        vouch.send("POST", order + "/cancellation", "", "If-Match", "\"2\"");

        Awaitility.await()
                .untilAsserted(() -> assertThat(stream("customer/" + id)).hasSize(5));
        assertThat(List.of("order/" + id, "customer/" + id, "payment/" + id + "/1"))
                .allSatisfy(stream -> assertThat(stream(stream))
                        .allSatisfy(event -> assertThat(event.getMetaData()).doesNotContainKey("expectedVersion")));
    }

    @Test
    void whatDoesNotExistIsNotFoundWhateverIsExpected() {
        for (String tag : List.of("*", "\"1\"")) {
            assertThat(vouch.send("POST", "/api/orders/none-" + id + "/shipment", "", "If-Match", tag)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(stream("order/none-" + id)).isEmpty();
    }

    private Client.Answer pay(int client, String... headers) {
        String body = "{'paymentId':'%d','amount':{'amount':'1','currency':'GBP'}}".formatted(client);
        return vouch.send("POST", customer + "/payments", body, headers);
    }

    private static void assertOneWins(List<Client.Answer> answers, int status, int version) {
        assertThat(answers).filteredOn(answer -> answer.status() == status).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != status).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.text("/detail"))
                    .isEqualTo("The present version is %d, and the request expects version %d. "
                                    .formatted(version + 1, version)
                            + "Look it up again, then decide again.");
        });
    }

    private List<Client.Answer> atOnce(IntFunction<Client.Answer> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Future<Client.Answer>> answers = IntStream.range(0, CLIENTS)
                .mapToObj(client -> threads.submit(() -> {
                    start.await();
                    return request.apply(client);
                }))
                .toList();
        List<Client.Answer> all = new ArrayList<>();
        for (Future<Client.Answer> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    private List<? extends DomainEventMessage<?>> stream(String id) {
        return events.readEvents(id).asStream().toList();
    }
}
