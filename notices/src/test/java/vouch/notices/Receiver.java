package vouch.notices;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Another system, on the loopback address. It answers as the test says. */
final class Receiver implements AutoCloseable {

    final List<Request> requests = new CopyOnWriteArrayList<>();

    /** How many requests it was busy with at once, at most. */
    final AtomicInteger mostAtOnce = new AtomicInteger();

    volatile int status = 204;

    /** While it is above 0, no request is answered. */
    volatile CountDownLatch answers = new CountDownLatch(0);

    /** Whether an answer of 200 has a body without an end. */
    volatile boolean endless;

    private final AtomicInteger atOnce = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Vouch-Notice-Id"),
                    exchange.getRequestHeaders().getFirst("Vouch-Timestamp"),
                    exchange.getRequestHeaders().getFirst("Vouch-Signature"),
                    body));
            try {
                answers.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, endless ? 0 : -1);
            try (OutputStream answer = exchange.getResponseBody()) {
                while (endless) {
                    answer.write(new byte[1024]);
                }
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    record Request(
            String method,
            String path,
            String contentType,
            String noticeId,
            String timestamp,
            String signature,
            String body) {}

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> noticeIds() {
        return requests.stream().map(Request::noticeId).toList();
    }

    @Override
    public void close() {
        endless = false;
        answers.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
