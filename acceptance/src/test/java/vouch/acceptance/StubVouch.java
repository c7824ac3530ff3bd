package vouch.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it was told to, path by path, and remembers what it was asked. */
final class StubVouch implements AutoCloseable {

    /** One canned answer; status 0 breaks the connection off instead. */
    record Reply(int status, String body, Map<String, String> headers) {

        static Reply of(int status, String body) {
            return new Reply(status, body.replace('\'', '"'), Map.of());
        }

        static Reply later(int seconds) {
            return new Reply(503, "{\"code\":\"UNAVAILABLE\"}", Map.of("Retry-After", String.valueOf(seconds)));
        }

        static Reply none() {
            return of(0, "");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    StubVouch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The replies in turn, and the last one for ever. */
    StubVouch on(String call, Reply... inTurn) {
        replies.put(call, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    /** Method, path, the Prefer header if any, and the body if any. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String prefer = exchange.getRequestHeaders().getFirst("Prefer");
            String body = new String(exchange.getRequestBody().readAllBytes());
            requests.add((call + " " + (prefer == null ? "" : prefer + " ") + body).trim());
            Reply reply = next(call);
            if (reply.status() == 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes();
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply next(String call) {
        Deque<Reply> inTurn = replies.get(call);
        if (inTurn == null) {
            return Reply.of(404, "{'code':'NOT_STUBBED'}");
        }
        synchronized (inTurn) {
            return inTurn.size() > 1 ? inTurn.pop() : inTurn.peek();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
