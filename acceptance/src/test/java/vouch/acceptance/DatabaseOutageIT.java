package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/** PostgreSQL is stopped under load and comes back: every request is answered soon, and everything goes on by itself. */
class DatabaseOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Call QUERY = Call.get("/api/orders?limit=1");

    @TempDir
    private Path folder;

    @Test
    void answersWhileItIsAwayAndGoesOnWhenItIsBack() throws Exception {
        try (Postgres postgres = new Postgres(17, folder);
                VouchProcess vouch = Launch.named("database-outage")
                        .quick()
                        .with("--spring.profiles.active=postgres", postgres.setting())
                        .ready()) {
            Shop shop = new Shop(vouch.client());
            Load.registerCustomers(shop);
            Wire wire = new Wire(vouch.url());
            Health health = new Health(vouch.url());
            Load load = new Load(vouch.url(), "d", Seed.of("DatabaseOutageIT"));
            long slowest = 0;
            long firstAnswer;
            try (load) {
                load.awaitAcknowledged(100);
                postgres.stop();
                long away = System.nanoTime();
                for (int order = 0; System.nanoTime() - away < OUTAGE.toNanos(); order++) {
                    slowest =
                            Math.max(slowest, refused(wire, Shop.creation("away-" + order, Load.CUSTOMERS.get(0), 1)));
                    slowest = Math.max(slowest, refused(wire, QUERY));
                }
                assertThat(health.status()).isEqualTo("DOWN");

                postgres.startAgain();
                long back = System.nanoTime();
                int acknowledged = load.acknowledged();
                load.awaitAcknowledged(acknowledged + 1);
                firstAnswer = System.nanoTime() - back;
                assertThat(Bounded.until(health::isUp)).isTrue();
                load.awaitAcknowledged(acknowledged + 100);
            }
            assertThat(Duration.ofNanos(slowest)).isLessThan(vouch.atItsPace(SOON));
            assertThat(load.surprises()).isEmpty();
            System.out.printf(
                    "DatabaseOutageIT: %,d commands acknowledged, %,d delayed, slowest refusal %.1f s, first one %.1f s after it was back%n",
                    load.acknowledged(), load.delayed(), slowest / 1e9, firstAnswer / 1e9);
            assertThat(new Audit(shop, List.of(load), System.nanoTime()).faults())
                    .isEmpty();
        }
    }

    /** How long it took, in nanoseconds. */
    private static long refused(Wire wire, Call call) throws Exception {
        long start = System.nanoTime();
        Answer answer = wire.send(call);
        assertThat(answer.status()).as("%s: %s", call, answer).isEqualTo(503);
        assertThat(answer.retryAfter()).isPresent();
        return System.nanoTime() - start;
    }
}
