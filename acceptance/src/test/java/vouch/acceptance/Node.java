package vouch.acceptance;

import java.io.IOException;
import java.net.URI;

/** A place in a {@link Deployment}, with an address that it keeps: one process after the other, where it is killed. */
public final class Node implements AutoCloseable {

    private final Launch launch;
    private VouchProcess process;
    private int starts;
    private volatile boolean starting;

    public Node(Launch launch) {
        this.launch = launch.atFreePort();
    }

    public URI url() {
        return launch.url();
    }

    /** Comes back at once, however the start goes on. */
    public void begin() throws IOException {
        starts++;
        starting = true;
        process = launch.as(launch.name() + "-" + starts).go();
    }

    /** The one that was begun last. */
    public VouchProcess process() {
        return process;
    }

    public void awaitReady() throws IOException, InterruptedException {
        try {
            process.awaitReady();
        } finally {
            starting = false;
        }
    }

    /** Nobody is to be given up who has to do with it. */
    boolean isStarting() {
        return starting;
    }

    /** SIGKILL: it gets to do nothing more. */
    public void kill() throws InterruptedException {
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
