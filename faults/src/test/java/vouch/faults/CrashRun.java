package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vouch.acceptance.Bounded;
import vouch.acceptance.Launch;
import vouch.faults.check.Checker;
import vouch.faults.check.History;
import vouch.faults.check.HistoryWriter;
import vouch.faults.check.Violation;

/** One process after the other on the same data, each of which dies at a point on the way of an order of its own. */
final class CrashRun implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final String FAULT = "F-02-crash-point";

    /** Which events share a transaction is chance; with one in each, every order passes the same points. */
    private static final String[] ONE_BY_ONE = Stream.of(
                    "order-view", "customer-view", "order-saga", "history", "notices")
            .map(group -> "--axon.eventhandling.processors." + group + ".batch-size=1")
            .toArray(String[]::new);

    private final Path data;
    private final Path trace;
    private final Path file;
    private final long seed;
    private final Launch launch;
    private final HistoryWriter writer;
    private final List<Long> recoveries = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> unreached = new ArrayList<>();
    private int deaths;
    private int number;

    /** What its client has to ask again, of the next process. */
    private List<Action> open = List.of();

    private long diedAt;

    CrashRun(Path folder, long seed) throws IOException {
        this.data = folder.resolve("data");
        this.trace = folder.resolve("trace");
        this.file = FaultRun.folder(FAULT).resolve("history-" + seed + ".jsonl");
        this.seed = seed;
        this.launch = Child.named("crash").with(ONE_BY_ONE).with("--faults.trace=" + trace);
        this.writer = new HistoryWriter(file);
    }

    /** Every point, from every way gone once, undisturbed. */
    List<CrashPoint> existing() throws Exception {
        go(EnumSet.complementOf(EnumSet.of(Flow.DEADLINE)), launch.unhurried());
        go(EnumSet.of(Flow.DEADLINE), hasty());
        return CrashPoint.of(Files.readAllLines(trace));
    }

    private void go(Set<Flow> flows, Launch launch) throws Exception {
        try (Embedded victim = new Embedded(data, launch)) {
            victim.start();
            Client client = new Client(victim.urls(), writer);
            for (Flow flow : flows) {
                for (Action action : flow.actions(0)) {
                    client.ask(action);
                }
            }
            Bounded.until(FaultRun.LOOKED_AT, () -> isAtRest(victim));
        }
    }

    /** For orders that wait for their deadline. */
    private Launch hasty() {
        return launch.with("--vouch.decision-deadline=4s");
    }

    /** Sends an order to the point, or up to three: which event finds an order's saga done differs from one to the next. */
    void dieAt(CrashPoint point) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (diesAt(point)) {
                deaths++;
                return;
            }
        }
        unreached.add(point.line(number));
    }

    /** Starts anew, brings the last order to its end, and sends another to its point. */
    private boolean diesAt(CrashPoint point) throws Exception {
        number++;
        String line = point.line(number);
        Launch timely = point.flow() == Flow.DEADLINE ? hasty() : launch.unhurried();
        try (Embedded victim = new Embedded(data, timely.with("--faults.crash-at=" + line))) {
            victim.start();
            Client client = new Client(victim.urls(), writer);
            askAgain(client);
            for (Action action : open = point.flow().actions(number)) {
                if (client.once(action) == null) {
                    break;
                }
            }
            Bounded.until(FaultRun.LOOKED_AT, () -> !victim.node().process().isRunning() || isAtRest(victim));
            diedAt = System.nanoTime();
            found.addAll(client.surprises());
        }
        return Files.readAllLines(trace).contains(line);
    }

    private void askAgain(Client client) throws InterruptedException {
        for (Action action : open) {
            client.ask(action);
        }
        if (!open.isEmpty()) {
            recoveries.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - diedAt));
        }
    }

    /** Brings the last order to its end, and checks what is stored when Vouch has come to rest. */
    void end(int existing) throws Exception {
        try (Embedded victim = new Embedded(data, launch.unhurried())) {
            victim.start();
            askAgain(new Client(victim.urls(), writer));
            writer.close();
            History history = History.read(file);
            Bounded.until(FaultRun.LOOKED_AT, () -> violations(victim, history).isEmpty());
            victim.stop();
            violations(victim, history).stream().map(Violation::toString).forEach(found::add);
            List<Long> sorted = recoveries.stream().sorted().toList();
            Map<String, ?> figures =
                    Map.of("pointsCovered", deaths, "pointsExisting", existing, "unreached", unreached);
            new Verdict(FAULT, victim.shape(), seed, number, deaths, history, sorted, figures, found).say();
        }
        assertThat(found).isEmpty();
        assertThat(unreached).isEmpty();
        Files.delete(file);
    }

    /** One that dies while it is looked at has not come to rest. */
    private static boolean isAtRest(Victim victim) throws Exception {
        try {
            return violations(victim, History.NONE).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Violation> violations(Victim victim, History history) throws Exception {
        return Checker.check(victim.rows(), history, Instant.MAX);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
