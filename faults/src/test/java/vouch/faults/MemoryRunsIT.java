package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Bounded;
import vouch.acceptance.Launch;
import vouch.acceptance.Node;
import vouch.acceptance.Seed;
import vouch.engine.Postgres;

/**
 * F-12: a node that keeps more and more of the large orders that come to it, until its memory cannot hold them, ends instead
 * of holding claims that it cannot work on; the other takes over what it was at.
 */
class MemoryRunsIT {

    private static final String CUSTOMER = "c-large";
    private static final long LIMIT = 1_000_000_00;
    private static final int CLIENTS = 200;
    private static final int MIB = 96;

    /** Of a process that has no memory left. */
    private static final int EXIT_CODE = 3;

    private final long seed = Seed.of("MemoryRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void survivesANodeWithoutMemory() throws Exception {
        Postgres postgres = new Postgres(17, folder);
        Launch launch = Child.named("memory").with("--spring.profiles.active=postgres", postgres.setting());
        Node small = new Node(launch.as("memory-small").within(MIB).with("--faults.hoard=true"));
        Node roomy = new Node(launch.as("memory-roomy"));
        try (Victim victim = new Shared(postgres, List.of(small, roomy))) {
            victim.start();
            try (FaultRun run = new FaultRun("F-12-out-of-memory", victim, seed)) {
                run.client().ask(Action.register(CUSTOMER, LIMIT));
                int rounds = Length.of(1, 10);
                for (int round = 0; round < rounds; round++) {
                    exhaust(small, run, "l-" + round);
                    run.struck();
                    small.begin();
                    run.work(50);
                    small.awaitReady();
                }
                run.end(rounds / 2);
            }
        }
    }

    private static void exhaust(Node node, FaultRun run, String orders) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Client>> asked = new ArrayList<>();
        try {
            for (int client = 0; client < CLIENTS; client++) {
                String order = orders + "-" + client + "-";
                asked.add(clients.submit(() -> {
                    Client alone = run.another(node.url());
                    for (int number = 0; node.process().isRunning(); number++) {
                        alone.once(Action.largeOrder(order + number, CUSTOMER));
                    }
                    return alone;
                }));
            }
            assertThat(node.process().exitCode()).isEqualTo(EXIT_CODE);
            assertThat(node.process().output()).contains("java.lang.OutOfMemoryError");
        } finally {
            node.kill();
            clients.shutdown();
            assertThat(Bounded.until(clients::isTerminated)).isTrue();
        }
        for (Future<Client> client : asked) {
            assertThat(client.get().surprises()).isEmpty();
        }
    }
}
