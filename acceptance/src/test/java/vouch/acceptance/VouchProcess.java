package vouch.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The product as it is delivered: its jar in a process of its own, on a port and a data directory of its own. */
final class VouchProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final int LOG_LINES_SHOWN = 60;

    private final Path data = Files.createTempDirectory("vouch-acceptance-");
    private final Path log;
    private final URI url;
    private final Process process;
    private final Thread lastResort;

    private VouchProcess(Path jar, Path log) throws IOException {
        int port = freePort();
        this.log = Files.createDirectories(log.getParent()).resolve(log.getFileName());
        this.url = URI.create("http://127.0.0.1:" + port);
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--server.port=" + port,
                        "--vouch.data-dir=" + data,
                        "--vouch.demo=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // When the build itself is stopped, no test gets to its end.
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Comes back when Vouch says that it is ready. */
    static VouchProcess start(Path jar, Path log) throws IOException, InterruptedException {
        VouchProcess vouch = new VouchProcess(jar, log);
        try {
            vouch.awaitReady();
            return vouch;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            vouch.close();
            throw e;
        }
    }

    URI url() {
        return url;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        Health health = new Health(url);
        while (!health.isUp()) {
            if (!process.isAlive()) {
                throw new AssertionError("Vouch ended with " + process.exitValue() + " at its start:" + logTail());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Vouch was not ready within " + START_TIMEOUT + ":" + logTail());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return System.lineSeparator() + String.join(System.lineSeparator(), tail);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
