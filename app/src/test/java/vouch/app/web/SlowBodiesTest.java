package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import vouch.engine.outage.Overloaded;

/** Clients whose bodies do not come, more of them than the server has threads, keep nobody else waiting. */
class SlowBodiesTest {

    private static final int THREADS = 8;
    private static final int PLACES = 6;
    private static final int CLIENTS = 3 * THREADS;
    private static final String WHY = "Send it at once.";

    private final List<Socket> clients = new ArrayList<>();
    private WebServer server;

    /** Nothing ends by itself while the test runs. */
    @BeforeEach
    void start() {
        HandlerExceptionResolver problems = (request, response, handler, e) -> {
            response.setStatus(e instanceof Overloaded ? 503 : 413);
            return write(response);
        };
        BodyLimit limit = new BodyLimit(problems, Duration.ofHours(1), PLACES);
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        new LastResort.InTomcat().customize(tomcat);
        tomcat.addConnectorCustomizers(connector -> {
            connector.setProperty("maxThreads", String.valueOf(THREADS));
            connector.setProperty(
                    "connectionTimeout", String.valueOf(Duration.ofHours(1).toMillis()));
        });
        server = tomcat.getWebServer(context -> {
            context.addFilter("limit", limit).addMappingForUrlPatterns(null, false, "/*");
            context.addServlet("ready", new Ready()).addMapping("/*");
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_000_000})
    void keepNobodyElseWaiting(int length) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            Socket client = new Socket("127.0.0.1", server.getPort());
            clients.add(client);
            String begun = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n{";
            client.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        clients.stream().filter(SlowBodiesTest::isAnswered))
                .hasSizeGreaterThanOrEqualTo(CLIENTS - PLACES));

        for (Socket client : clients) {
            if (isAnswered(client)) {
                isToldWhy(client);
            }
        }
        Http http = Http.on(server.getPort());
        assertThat(http.raw("GET /readyz HTTP/1.1\r\nHost: localhost", "").status())
                .isEqualTo(200);
        assertThat(http.raw("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2", "{}")
                        .status())
                .isEqualTo(200);
    }

    private static ModelAndView write(HttpServletResponse response) {
        try {
            response.getOutputStream().print(WHY);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isToldWhy(Socket client) throws IOException {
        client.setSoTimeout(60_000);
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith(WHY)) {
            int next = client.getInputStream().read();
            assertThat(next).as(answer.toString()).isNotNegative();
            answer.append((char) next);
        }
    }

    private static boolean isAnswered(Socket client) {
        try {
            return client.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Ready extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(200);
        }
    }
}
