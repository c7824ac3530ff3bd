package vouch.acceptance;

import java.io.IOException;
import java.net.URI;

/** A place in a {@link Deployment}, with an address that it keeps: one process after the other, where it is killed. */
final class Node implements AutoCloseable {

    private final Launch launch;
    private VouchProcess process;
    private int starts;

    Node(Launch launch) {
        this.launch = launch.atFreePort();
    }

    URI url() {
        return launch.url();
    }

    /** Comes back at once, however the start goes on. */
    void begin() throws IOException {
        starts++;
        process = launch.as(launch.name() + "-" + starts).go();
    }

    void awaitReady() throws IOException, InterruptedException {
        process.awaitReady();
    }

    /** SIGKILL: it gets to do nothing more. */
    void kill() throws InterruptedException {
        process.kill();
        process.close();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.close();
        }
    }
}
