package vouch.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Launch;
import vouch.acceptance.Seed;
import vouch.engine.Postgres;
import vouch.faults.Network.Weather;

/**
 * F-03, F-06 and F-11: PostgreSQL dies, at once or of a full disk, or the way to it is bad. Vouch is not restarted, and goes
 * on by itself.
 */
class DatabaseRunsIT {

    private static final int WORK_AFTERWARDS = 30;

    private final long seed = Seed.of("DatabaseRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void survivesTheDeathOfPostgres() throws Exception {
        assumeTrue(Files.isExecutable(PostgresProcess.LIMITER), () -> "needs " + PostgresProcess.LIMITER);
        Postgres postgres = new Postgres(17, folder);
        PostgresProcess process = new PostgresProcess(postgres);
        try (Victim victim = new Shared(postgres, 1, launch("postgres-killed").with(postgres.setting()))) {
            victim.start();
            try (FaultRun run = new FaultRun("F-03-F-11-postgres", victim, seed)) {
                int rounds = Length.of(1, 20);
                for (int round = 0; round < rounds; round++) {
                    run.strike(process::kill);
                    outage(Duration.ofMillis(run.random().nextInt(Length.isLong() ? 10_000 : 1_000)));
                    process.start();
                    run.work(WORK_AFTERWARDS);
                    run.strike(() -> process.killBackend(run.random()));
                    run.work(WORK_AFTERWARDS);
                    run.strike(process::fillDisk);
                    process.start();
                    run.work(WORK_AFTERWARDS);
                }
                run.end(rounds);
            }
        }
    }

    @Test
    void survivesABadNetwork() throws Exception {
        Postgres postgres = new Postgres(17, folder);
        URI direct = URI.create(postgres.url().substring("jdbc:".length()));
        try (Network network = new Network(direct.getPort())) {
            String url = postgres.url().replace(":" + direct.getPort() + "/", ":" + network.port() + "/");
            Launch launch = launch("bad-network").with("--spring.datasource.url=" + url);
            try (Victim victim = new Shared(postgres, 1, launch)) {
                victim.start();
                try (FaultRun run = new FaultRun("F-06-network", victim, seed)) {
                    List<Weather> bad = Stream.of(Weather.values())
                            .filter(weather -> weather != Weather.FAIR)
                            .toList();
                    int rounds = Length.of(bad.size(), 10 * bad.size());
                    for (int round = 0; round < rounds; round++) {
                        Weather weather = bad.get(round % bad.size());
                        run.strike(() -> network.turn(weather));
                        outage(Length.isLong() ? Duration.ofSeconds(run.random().nextInt(45)) : Duration.ofSeconds(2));
                        network.turn(Weather.FAIR);
                        run.work(WORK_AFTERWARDS);
                    }
                    run.end(rounds / 2);
                }
            }
        }
    }

    private static Launch launch(String name) {
        return Launch.named(name).quick().with("--vouch.demo=false");
    }

    /** Lets the fault last. */
    private static void outage(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
