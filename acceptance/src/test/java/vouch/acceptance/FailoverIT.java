package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/**
 * PostgreSQL lets nobody write any more under load, as one does that was demoted, and keeps every connection. Another one
 * with the same data takes its place.
 */
class FailoverIT {

    @TempDir
    private Path folder;

    @Test
    void goesOnWithTheServerThatCanBeWritten() throws Exception {
        int other = Launch.freePort();
        try (Postgres first = new Postgres(17, folder.resolve("first"))) {
            String both =
                    first.url().replace(":" + first.port() + "/", ":%d,localhost:%d/".formatted(first.port(), other));
            try (VouchProcess vouch = Launch.named("failover")
                    .quick()
                    .with("--spring.profiles.active=postgres", "--spring.datasource.url=" + both)
                    .ready()) {
                Load.registerCustomers(new Shop(vouch.client()));
                Health health = new Health(vouch.url());
                Load load = new Load(vouch.url(), "f", Seed.of("FailoverIT"));
                try (load) {
                    load.awaitAcknowledged(100);
                    first.demote();
                    assertThat(Bounded.until(() -> health.status().equals("DOWN")))
                            .as("says that nothing can be written")
                            .isTrue();
                    assertThat(Bounded.until(() -> health.detail().contains("the database cannot be reached")))
                            .as("says in words that none can be written: the other one has not started")
                            .isTrue();
                    try (Postgres second = first.promoted(folder.resolve("second"), other)) {
                        load.awaitAcknowledged(load.acknowledged() + 100);
                        assertThat(health.isUp()).isTrue();
                        assertThat(load.surprises()).isEmpty();
                        load.close();
                        assertThat(new Audit(new Shop(vouch.client()), List.of(load), System.nanoTime()).faults())
                                .isEmpty();
                        assertThat(second.port()).isEqualTo(other);
                    }
                }
            }
        }
    }
}
