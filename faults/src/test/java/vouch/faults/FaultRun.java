package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import vouch.acceptance.Bounded;
import vouch.faults.check.Checker;
import vouch.faults.check.History;
import vouch.faults.check.HistoryWriter;
import vouch.faults.check.Operation.Outcome;
import vouch.faults.check.Violation;

/**
 * One run: clients at work, faults while they are, rest, and the check of what is stored. A run that found nothing leaves
 * its line; one that found something also its data and its history, in target/faults.
 */
final class FaultRun implements AutoCloseable {

    /** All rows are read for it, from a backup on H2. */
    static final Duration LOOKED_AT = Duration.ofMillis(500);

    private static final int MOST_WORK = 60;
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private final String fault;
    private final Victim victim;
    private final long seed;
    private final Random random;
    private final Path file;
    private final HistoryWriter writer;
    private final Client client;
    private final Traffic traffic;
    private final List<Long> strikes = new ArrayList<>();

    interface Strike {
        void go() throws Exception;
    }

    /** Starts the clients of a Vouch that is ready. */
    FaultRun(String fault, Victim victim, long seed) throws IOException, InterruptedException {
        this.fault = fault;
        this.victim = victim;
        this.seed = seed;
        this.random = new Random(seed);
        this.file = folder(fault + "-" + victim.shape()).resolve("history-" + seed + ".jsonl");
        this.writer = new HistoryWriter(file);
        this.client = new Client(victim.urls(), writer);
        this.traffic = new Traffic(victim.urls(), writer, random.nextLong());
    }

    /** Where a run keeps what it is to leave. */
    static Path folder(String name) throws IOException {
        return Files.createDirectories(Path.of("target", "faults", name).toAbsolutePath());
    }

    Random random() {
        return random;
    }

    /** Strikes at something, at a random moment after some work was done since the last time. */
    void strike(Strike strike) throws Exception {
        traffic.awaitDone(1 + random.nextInt(MOST_WORK));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MILLIS)));
        traffic.awaitSomethingInFlight();
        struck();
        strike.go();
    }

    /** A fault that came about by itself has come now. */
    void struck() {
        strikes.add(System.nanoTime());
    }

    /** Asks what the run itself wants. */
    Client client() {
        return client;
    }

    /** One more, who asks this address alone. */
    Client another(URI url) {
        return new Client(List.of(url), writer);
    }

    /** From now on the clients send every request twice. */
    void twice() {
        traffic.twice();
    }

    /** Until so many more commands are acknowledged. */
    void work(int more) {
        traffic.awaitDone(more);
    }

    /** Lets Vouch come to rest, stops it, and checks what is stored then. Fails when anything was found. */
    void end(int due) throws Exception {
        traffic.close();
        writer.close();
        History history = History.read(file);
        Bounded.until(LOOKED_AT, () -> violations(history).isEmpty());
        victim.stop();
        List<String> found = Stream.concat(
                        traffic.surprises().stream(),
                        violations(history).stream().map(Violation::toString))
                .toList();
        Strikes felt = new Strikes(strikes, history);
        Verdict verdict = new Verdict(
                fault,
                victim.shape(),
                seed,
                strikes.size(),
                felt.counted(),
                history,
                felt.recoveries(),
                Map.of(),
                found);
        verdict.say();
        assertThat(found).isEmpty();
        assertThat(verdict.counted()).as("strikes with something in flight").isGreaterThanOrEqualTo(due);
        assertThat(verdict.count(Outcome.OK)).as("acknowledged").isGreaterThan(due);
        Files.delete(file);
    }

    private List<Violation> violations(History history) throws Exception {
        return Checker.check(victim.rows(), history, Instant.MAX);
    }

    @Override
    public void close() throws InterruptedException, IOException {
        traffic.close();
        writer.close();
    }
}
