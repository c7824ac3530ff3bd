package vouch.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vouch.benchmarks.Unusable;

/** A Vouch that lets nobody in. */
class VouchTest {

    private final List<String> signIns = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            signIns.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void saysThatItNeedsASignIn() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

        assertThatThrownBy(() -> new Vouch(List.of(url), Optional.of("Bearer vouch_1")).get("/api/orders"))
                .isInstanceOf(Unusable.class)
                .hasMessage(
                        "Vouch answered 401 to GET /api/orders: sign in with --user or --token, as a credit-manager");
        assertThatThrownBy(() -> new Vouch(List.of(url)).get("/api/orders")).isInstanceOf(Unusable.class);
        assertThat(signIns).containsExactly("Bearer vouch_1");
    }
}
