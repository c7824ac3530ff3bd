package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One process of the product, from its {@link Launch} to its end. */
public final class VouchProcess implements AutoCloseable {

    private static final Duration LOOKED_AT = Duration.ofMillis(100);
    private static final int LOG_LINES_SHOWN = 60;

    /** Of computing, after which a start has moved. */
    private static final int COMPUTED_SECONDS = 10;

    /** Of computing; who needs more does not start any more. */
    private static final int LONGEST_START_SECONDS = 300;

    private final Process process;
    private final URI url;
    private final Path log;
    private final Thread lastResort;
    private final long begun = System.nanoTime();
    private Duration start = Duration.ZERO;

    VouchProcess(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
        // When the build itself is stopped, no test gets to its end.
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    public URI url() {
        return url;
    }

    /** A client that calls again where it is asked to. */
    Vouch client() {
        return new Vouch(Addresses.of(url), Bounded.HANGING);
    }

    /** Everything that it has written so far. */
    public String output() throws IOException {
        return Files.readString(log);
    }

    public void awaitReady() throws IOException, InterruptedException {
        Health health = new Health(url);
        boolean up = Bounded.until(LOOKED_AT, this::progress, () -> !process.isAlive() || health.isUp());
        start = Duration.ofNanos(System.nanoTime() - begun);
        if (!process.isAlive()) {
            throw new AssertionError("Vouch ended with " + process.exitValue() + " at its start:" + logTail());
        } else if (!up) {
            throw new AssertionError("Vouch was not ready after " + start + ":" + logTail());
        }
    }

    /** What it says, and what it computes: beside other work a start is silent for long. One that hangs hardly computes. */
    private Object progress() {
        long computed = computed().toSeconds();
        return List.of(log.toFile().length(), Math.min(computed, LONGEST_START_SECONDS) / COMPUTED_SECONDS);
    }

    /** How long processors have worked for it so far. */
    Duration computed() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGKILL: it gets to do nothing more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM: it may put things in order. */
    public void stop() {
        process.destroy();
    }

    /** SIGSTOP, and after this time SIGCONT: to the process, as if there had been no time in between. */
    public void freeze(Duration time) throws IOException, InterruptedException {
        signal("STOP");
        LockSupport.parkNanos(time.toNanos());
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("SIG" + signal + " was not taken: kill ended with " + code);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** When it is told to end, or has to by itself. */
    public int exitCode() throws IOException, InterruptedException {
        return exitCodeWithin(Bounded.HANGING);
    }

    /**
     * So much time on a machine on which it starts within it; where everything takes longer, so much time as it took to
     * start.
     */
    Duration atItsPace(Duration time) {
        return start.compareTo(time) > 0 ? start : time;
    }

    int exitCodeWithin(Duration bound) throws IOException, InterruptedException {
        if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("Vouch did not end within " + bound + ":" + logTail());
        }
        return process.exitValue();
    }

    private String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return System.lineSeparator() + String.join(System.lineSeparator(), tail);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
