package vouch.benchmarks.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of Vouch's HTTP as a benchmark needs, and as little as it takes, before a {@link PlainShop}. */
public final class PlainServer {

    private static final String PORT = "--server.port=";
    private static final JsonMapper JSON = JsonMapper.shared();

    private PlainServer() {}

    /** @param arguments the JDBC URL, and the port as Boot has it */
    public static void main(String... arguments) throws IOException {
        start(new PlainShop(Tables.prepared(arguments[0])), Integer.parseInt(arguments[1].substring(PORT.length())));
    }

    static HttpServer start(PlainShop shop, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // As many at a time as it has connections: more would only wait for one.
        server.setExecutor(Executors.newFixedThreadPool(Tables.CONNECTIONS));
        server.createContext("/actuator/health", answering(any -> Map.of("status", "UP")));
        server.createContext("/api/customers", answering(body -> register(shop, body)));
        server.createContext(
                "/api/orders",
                answering(body -> shop.decide(body.path("customerId").asString())));
        server.start();
        return server;
    }

    private static Object register(PlainShop shop, JsonNode body) {
        String limit = body.path("creditLimit").path("amount").asString();
        shop.register(body.path("customerId").asString(), Math.round(Double.parseDouble(limit) * 100));
        return Map.of();
    }

    private interface Endpoint {
        Object answer(JsonNode body);
    }

    private static HttpHandler answering(Endpoint endpoint) {
        return exchange -> {
            // Closed when it is answered, whatever the answer.
            try (exchange) {
                try {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    answer(exchange, 200, endpoint.answer(body.length == 0 ? null : JSON.readTree(body)));
                } catch (RuntimeException e) {
                    answer(exchange, 500, Map.of("detail", e.toString()));
                }
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
