package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients at once, on several nodes. Of those that decide on the same version, one wins and the others change
 * nothing. What many of them send with the same key has one effect.
 */
class SimultaneousClientsIT {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 20;
    private static final String CUSTOMER = "/api/customers/17850";

    @TempDir
    private Path folder;

    @Test
    void meetOnTwoNodes() throws Exception {
        race(Shape.TWO_NODES);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = AxonServer.ADDRESS,
            matches = ".+",
            disabledReason = "There is no Axon Server to test with")
    void meetOnTwoServicesForCommands() throws Exception {
        race(Shape.SIX_SERVICES);
    }

    private void race(Shape shape) throws Exception {
        Launch launch =
                Launch.named("simultaneous-" + shape).quick().unhurried().with("--vouch.demo=false");
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Deployment deployment = shape.start(launch, folder)) {
            List<Wire> nodes =
                    deployment.addresses().commands().stream().map(Wire::new).toList();
            Shop vouch = new Shop(deployment.client());
            vouch.done(Shop.registration("17850", 1_00));
            letOneWin(threads, nodes, vouch);
            letOneKeyHaveOneEffect(threads, nodes, vouch);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void letOneWin(ExecutorService threads, List<Wire> nodes, Shop vouch) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            int version = round;
            // Each client wants another limit, or has another payment: none does what another one did.
            IntFunction<Call> call = round % 2 == 0
                    ? client -> Call.put(
                            CUSTOMER + "/credit-limit", Map.of("creditLimit", Shop.money(1_000L * version + client)))
                    : client -> Shop.payment("P-" + version + "-" + client, "17850", 1);
            List<Answer> answers = atOnce(threads, client -> nodes.get(client % nodes.size())
                    .send(call.apply(client).on(version)));

            assertThat(answers).filteredOn(Answer::succeeded).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.succeeded())
                    .extracting(Answer::status, answer -> answer.text("code"))
                    .containsOnly(tuple(412, "VERSION_MISMATCH"));
        }
        Bounded.until(() -> version(vouch) == ROUNDS + 1);
        assertThat(version(vouch)).isEqualTo(ROUNDS + 1);
        assertThat(vouch.get(CUSTOMER).at("/receivable/amount").asString())
                .as("one payment of a penny in each of half the rounds")
                .isEqualTo("-0.10");
    }

    private static void letOneKeyHaveOneEffect(ExecutorService threads, List<Wire> nodes, Shop vouch) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Call payment = Call.post(CUSTOMER + "/payments", Map.of("amount", Shop.money(1)))
                    .keyed("key-" + round);
            List<Answer> answers =
                    atOnce(threads, client -> nodes.get(client % nodes.size()).send(payment));

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::status)
                    .containsOnly(200);
            assertThat(answers)
                    .extracting(answer -> answer.text("paymentId"))
                    .as("one payment, for everybody")
                    .containsOnly(answers.get(0).text("paymentId"));
        }
        Bounded.until(() -> version(vouch) == 2 * ROUNDS + 1);
        assertThat(version(vouch)).isEqualTo(2 * ROUNDS + 1);
    }

    private interface Sending {
        Answer by(int client) throws Exception;
    }

    private static List<Answer> atOnce(ExecutorService threads, Sending sending) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Future<Answer>> answers = IntStream.range(0, CLIENTS)
                .mapToObj(client -> threads.submit(() -> {
                    start.await();
                    return sending.by(client);
                }))
                .toList();
        List<Answer> all = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            all.add(answer.get());
        }
        return all;
    }

    private static long version(Shop vouch) throws InterruptedException {
        return vouch.get(CUSTOMER).path("version").asLong();
    }
}
