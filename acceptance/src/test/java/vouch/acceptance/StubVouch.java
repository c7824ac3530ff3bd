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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it was told to, path by path, and remembers what it was asked. */
final class StubVouch implements AutoCloseable {

    /** One canned answer; BROKEN breaks the connection off instead, SILENT never answers. */
    record Reply(int status, String body, Map<String, String> headers) {

        private static final int BROKEN = 0;
        private static final int SILENT = -1;

        static Reply of(int status, String body) {
            return new Reply(status, body.replace('\'', '"'), Map.of());
        }

        static Reply later(int seconds) {
            return new Reply(503, "{\"code\":\"UNAVAILABLE\"}", Map.of("Retry-After", String.valueOf(seconds)));
        }

        static Reply broken() {
            return of(BROKEN, "");
        }

        static Reply silent() {
            return of(SILENT, "");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpServer server;

    StubVouch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers everything in the set of {@link SetFolder#wellFormed} as it has to be. */
    static StubVouch ofWellFormedSet() throws IOException {
        return new StubVouch()
                .on("POST /api/customers", Reply.of(201, "{}"))
                .on("POST /api/orders", Reply.of(201, "{'status':'APPROVED'}"))
                .on("POST /api/orders/o-1/shipment", Reply.of(200, "{'status':'SHIPPED'}"))
                .on("POST /api/customers/acme/payments", Reply.of(201, "{}"))
                .on("GET /api/customers/acme", account("50.00"));
    }

    static Reply account(String receivable) {
        return Reply.of(
                200,
                "{'customerId':'acme','onHold':false,'creditLimit':%s,'reserved':%s,'receivable':%s,'available':%s}"
                        .formatted(money("100.00"), money("0.00"), money(receivable), money("50.00")));
    }

    private static String money(String amount) {
        return "{'amount':'" + amount + "','currency':'GBP'}";
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
            if (reply.status() == Reply.SILENT) {
                stopped.await();
            }
            if (reply.status() <= 0) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body().getBytes();
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
