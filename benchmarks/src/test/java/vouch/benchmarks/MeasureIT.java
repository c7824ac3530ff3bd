package vouch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measuring the product itself, for as short as it goes: what it finds is possible, though worth nothing. */
class MeasureIT {

    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(10);

    @Test
    void measuresARunningVouch(@TempDir Path folder) throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        Process vouch = start(url, folder);
        try {
            awaitReady(url, vouch);
            Path file = folder.resolve("measured.json");
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            int ended = Benchmarks.run(
                    new PrintStream(out),
                    "measure",
                    "--url",
                    url,
                    "--user",
                    "credit-manager:" + password(folder),
                    "--process",
                    String.valueOf(vouch.pid()),
                    "--seconds",
                    "8",
                    "--repeats",
                    "1",
                    "--out",
                    "" + file);

            assertThat(ended).as(out.toString()).isZero();
            Measured measured = Measured.read(file);
            for (Quantity found : List.of(
                    Quantity.ORDERS_PER_SECOND,
                    Quantity.NODE_CPU_MILLIS,
                    Quantity.SAGA_MILLIS,
                    Quantity.ORDER_VIEW_MILLIS,
                    Quantity.ACCOUNT_LONG_MILLIS)) {
                assertThat(measured.of(found)).as("%s", found).isPositive();
            }
            assertThat(measured.quantities())
                    .as("what a database beside it would tell")
                    .doesNotContainKey(Quantity.LOG_BYTES);
            assertThat(out.toString()).contains(measured.table());
        } finally {
            vouch.destroyForcibly().waitFor();
        }
    }

    private static Process start(String url, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("vouch.product"),
                        "--vouch.data-dir=" + folder.resolve("data"),
                        "--server.port=" + URI.create(url).getPort())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vouch.log").toFile())
                .start();
    }

    /** Of the users of a trial, which a first start logs. */
    private static String password(Path folder) throws IOException {
        Matcher logged =
                Pattern.compile("with the password (\\S+)").matcher(Files.readString(folder.resolve("vouch.log")));
        assertThat(logged.find()).isTrue();
        return logged.group(1);
    }

    private static void awaitReady(String url, Process vouch) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(url + "/actuator/health")).build();
        long end = System.nanoTime() + START_NANOS;
        while (vouch.isAlive() && System.nanoTime() < end) {
            try {
                if (http.send(health, BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("Vouch did not become ready");
    }

    /** Below those that the system gives to clients: one that asks whether Vouch listens must not take its port. */
    private static int freePort() {
        for (; ; ) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
    }
}
