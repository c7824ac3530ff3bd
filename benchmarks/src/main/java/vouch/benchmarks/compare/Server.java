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

    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Contestant contestant;
    private final Child child;
    private final Vouch http;

    /** Comes back at once, however the start goes on. */
    Server(Contestant contestant, Place place, Product product, Path log) throws IOException {
        this.contestant = contestant;
        int port = freePort();
        child = Child.start(
                log,
                false,
                contestant == Contestant.OVER_HTTP ? vouch(place, product, port) : plain(place, product, port));
        http = new Vouch(List.of(URI.create("http://127.0.0.1:" + port)));
    }

    private static List<String> vouch(Place place, Product product, int port) {
        List<String> command = new ArrayList<>(
                List.of("-jar", product.jar().toString(), "--server.port=" + port, "--vouch.demo=false"));
        command.addAll(place.vouchSettings());
        return command;
    }

    private static List<String> plain(Place place, Product product, int port) {
        return List.of(
                // As every server for production has it: without it an answer may wait for 40 ms.
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                product.classPath(Contestant.PLAIN_OVER_HTTP),
                PlainServer.class.getName(),
                String.valueOf(port),
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
                throw child.failure(contestant + " did not get ready");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return this;
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
