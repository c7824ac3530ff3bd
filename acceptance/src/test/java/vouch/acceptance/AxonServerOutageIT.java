package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Axon Server is killed under load and comes back: what was acknowledged is there, once, everything goes on by itself, and
 * the logs are as long as one line a minute.
 */
class AxonServerOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("vouch.outage", 60));
    private static final Call QUERY = Call.get("/api/orders?limit=1");

    @TempDir
    private Path folder;

    @Test
    void goesOnWhenItIsBack() throws Exception {
        AxonServer axonServer = AxonServer.empty();
        Launch launch = Launch.named("outage").with("--vouch.demo=false");
        try (Deployment vouch = Shape.services(axonServer, 1, launch, folder)) {
            vouch.start();
            Shop shop = new Shop(vouch.client());
            Load.registerCustomers(shop);
            Load load = new Load(vouch.addresses().commands().get(0), "o", Seed.of("AxonServerOutageIT"));
            long back;
            long firstAnswer;
            try (load) {
                load.awaitAcknowledged(200);
                axonServer.kill();
                int acknowledged = load.acknowledged();
                Wire query = new Wire(vouch.addresses().queries().get(0));
                long away = System.nanoTime();
                while (System.nanoTime() - away < OUTAGE.toNanos()) {
                    assertThat(query.send(QUERY).status()).isEqualTo(200);
                }

                axonServer.start();
                back = System.nanoTime();
                load.awaitAcknowledged(acknowledged + 1);
                firstAnswer = System.nanoTime();
                load.awaitAcknowledged(acknowledged + 200);
            }
            assertThat(vouch.nodes()).allSatisfy(AxonServerOutageIT::assertSaysItOnceAMinute);
            assertThat(load.surprises()).isEmpty();
            assertThat(new Audit(shop, List.of(load), System.nanoTime()).faults())
                    .isEmpty();
            System.out.printf(
                    "AxonServerOutageIT: away for %d s, %,d commands acknowledged, %,d unknown, first one %.1f s after it was back%n",
                    OUTAGE.toSeconds(), load.acknowledged(), load.delayed(), (firstAnswer - back) / 1e9);
        }
    }

    /** Once more when it comes back in pieces, and is away again for a moment. */
    private static void assertSaysItOnceAMinute(Node node) throws IOException {
        String log = node.process().output();
        assertThat(log).doesNotContain("UNABLE TO CONNECT", "The Event Stream has been closed");
        assertThat(log.lines().filter(line -> line.contains("Axon Server cannot be reached")))
                .hasSizeBetween(1, 2 + (int) OUTAGE.toMinutes());
        assertThat(log).contains("Axon Server is back after");
    }
}
