package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.acceptance.Bounded;
import vouch.acceptance.Call;
import vouch.acceptance.Launch;
import vouch.acceptance.Seed;
import vouch.acceptance.Wire;

/**
 * F-09, F-10: an event that cannot be handled holds up its own order or customer alone, is seen by an operator, and is
 * handled by itself once it can be. Slow handlers delay, and lose nothing. F-19: neither do handlers that sleep for longer
 * than Axon would let them by itself, nor a freeze of all of it at that time: nothing is interrupted.
 */
class PoisonRunsIT {

    private static final List<String> HANDLERS = List.of("OrderSaga", "OrderProjection", "CustomerProjection");
    private static final long LIMIT = 1_000_00;

    /** Above the half minute after which Axon interrupts a handler unless it is told not to. */
    private static final Duration SLEEP = Duration.ofSeconds(31);

    private static final Duration SHORT_FREEZE = Duration.ofSeconds(10);
    private static final Duration LONG_FREEZE = Duration.ofSeconds(90);

    private final long seed = Seed.of("PoisonRunsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void survivesPoison() throws Exception {
        Path poison = Files.createFile(folder.resolve("poison"));
        try (Embedded victim = embedded("poison", "--faults.poison=" + poison)) {
            victim.start();
            try (FaultRun run = new FaultRun("F-09-poison", victim, seed)) {
                int rounds = Length.of(1, 20);
                for (int round = 0; round < rounds; round++) {
                    List<Action> poisoned = orders(List.of("poison", "thrice"), round);
                    run.strike(() -> ask(run.client(), poisoned));
                    run.work(100);
                }
                Wire wire = new Wire(victim.node().url());
                assertThat(seen(wire, "/actuator/sagas", "poison-OrderSaga")).isTrue();
                assertThat(seen(wire, "/actuator/deadletters", "order-view")).isTrue();
                assertThat(seen(wire, "/actuator/deadletters", "customer-view")).isTrue();
                Files.delete(poison);
                run.end(rounds);
            }
        }
    }

    @Test
    void survivesSlowAndSleepingHandlers() throws Exception {
        String asleep = "--faults.asleep=" + SLEEP.toSeconds() + "s";
        try (Embedded victim = embedded("slow", "--faults.poison=none", "--faults.slow=20ms", asleep)) {
            victim.start();
            try (FaultRun run = new FaultRun("F-10-F-19-slow", victim, seed)) {
                int rounds = Length.of(1, 5);
                for (int round = 0; round < rounds; round++) {
                    List<Action> sleepers = orders(List.of("asleep"), round);
                    run.strike(() -> ask(run.client(), sleepers));
                    victim.node().process().freeze(Length.isLong() ? LONG_FREEZE : SHORT_FREEZE);
                    run.work(Length.of(100, 500));
                }
                assertThat(running(new Wire(victim.node().url()))).containsOnly(true);
                run.end(rounds / 2);
            }
        }
    }

    private static List<Boolean> running(Wire wire) throws Exception {
        JsonNode processors = wire.send(Call.get("/actuator/processors")).body().path("items");
        return processors
                .valueStream()
                .map(processor -> processor.path("running").asBoolean())
                .toList();
    }

    private static void ask(Client client, List<Action> actions) throws InterruptedException {
        for (Action action : actions) {
            client.ask(action);
        }
    }

    private Embedded embedded(String name, String... arguments) {
        Launch launch = Child.named(name).with(arguments);
        return new Embedded(folder.resolve("data"), launch);
    }

    /** Orders of one customer for each handler, so that all of a view that stands still is theirs. */
    private static List<Action> orders(List<String> kinds, int round) {
        List<Action> actions = new ArrayList<>();
        for (String handler : HANDLERS) {
            for (String kind : kinds) {
                String order = kind + "-" + handler + "-" + round;
                String customer = "c-" + order;
                actions.add(Action.register(customer, LIMIT));
                actions.add(Action.order(order, customer, 10_00));
            }
        }
        return actions;
    }

    private static boolean seen(Wire wire, String path, String what) {
        return Bounded.until(() -> wire.send(Call.get(path)).body().toString().contains(what));
    }
}
