package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Axon Server, which no build can bring along: whoever has one says where it is, and how it is stopped. */
final class AxonServer {

    /** Names the environment variable with its address. */
    static final String ADDRESS = "AXONSERVER_TEST_ADDRESS";

    /**
     * Names the environment variable with a program that is called with one word, {@code start}, {@code kill} or
     * {@code empty} (started anew, with nothing stored), and ends when that is done.
     */
    private static final String CONTROL = "AXONSERVER_TEST_CONTROL";

    /** What every process on it has besides its address. */
    static final String KEY = "--vouch.security.message-keys=a-key-that-all-processes-of-this-test-share";

    private static final int BOUND_MINUTES = 5;

    private static FileLock lock;

    private final String address;
    private final String control;

    private AxonServer(String address, String control) {
        this.address = address;
        this.control = control;
    }

    /** Without one, the test is skipped, and says so. */
    static synchronized AxonServer empty() throws IOException, InterruptedException {
        AxonServer server = new AxonServer(given(ADDRESS), given(CONTROL));
        if (lock == null) {
            // This build runs two processes of tests. The first that asks has the only server until it ends.
            lock = FileChannel.open(
                            Path.of("target", "axon-server"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .lock();
        }
        server.control("empty");
        return server;
    }

    String setting() {
        return "--axon.axonserver.servers=" + address;
    }

    void kill() throws IOException, InterruptedException {
        control("kill");
    }

    void start() throws IOException, InterruptedException {
        control("start");
    }

    private static String given(String variable) {
        Optional<String> value = Optional.ofNullable(System.getenv(variable));
        assumeTrue(value.isPresent(), "There is no Axon Server to test with: " + variable + " is not set");
        return value.orElseThrow();
    }

    private void control(String word) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(control, word).inheritIO().start();
        assertThat(process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES))
                .as("%s %s ended", control, word)
                .isTrue();
        assertThat(process.exitValue()).as("%s %s", control, word).isZero();
    }
}
