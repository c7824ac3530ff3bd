package vouch.benchmarks.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vouch.benchmarks.measure.Vouch;
import vouch.benchmarks.shop.PlainServer;

/** What answers HTTP in a process of its own: the product as it is delivered, or a plain service. */
final class Server implements AutoCloseable {

    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final String name;
    private final long start = System.nanoTime();
    private final Child child;
    private final Vouch http;
    private double readyMillis;

    /** Comes back at once, however the start goes on. */
    Server(Contestant contestant, Place place, Product product, Path log) throws IOException {
        this(
                contestant.toString(),
                contestant == Contestant.OVER_HTTP ? Starter.DELIVERED.command(place, product) : plain(place, product),
                log);
    }

    /** @param command to which the port is added, as Boot has it */
    Server(String name, List<String> command, Path log) throws IOException {
        this.name = name;
        int port = freePort();
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--server.port=" + port);
        child = Child.start(log, false, arguments);
        http = new Vouch(List.of(URI.create("http://127.0.0.1:" + port)));
    }

    private static List<String> plain(Place place, Product product) {
        return List.of(
                // As every server for production has it: without it an answer may wait for 40 ms.
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                product.classPath(Contestant.PLAIN_OVER_HTTP),
                PlainServer.class.getName(),
                place.url());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Server awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_NANOS;
        while (!http.isUp()) {
            if (!child.process().isAlive() || System.nanoTime() > end) {
                throw child.failure(name + " did not get ready");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        readyMillis = (System.nanoTime() - start) / 1e6;
        return this;
    }

    /** From the start of the process. */
    double readyMillis() {
        return readyMillis;
    }

    Vouch http() {
        return http;
    }

    long process() {
        return child.process().pid();
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
    }
}
