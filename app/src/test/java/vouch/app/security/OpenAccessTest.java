package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vouch.app.Client;
import vouch.app.VouchTest;

/** A Vouch that lets everybody in, on one machine. */
@VouchTest
class OpenAccessTest {

    @LocalServerPort
    private int port;

    /** A page of another site may have its name point to this machine. */
    @ParameterizedTest
    @CsvSource({"localhost, 200", "127.0.0.1, 200", "[::1], 200", "attacker.example, 400"})
    void answersOnlyUnderTheNamesOfThisMachine(String host, int status) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream sent = socket.getOutputStream();
            sent.write("GET /api/orders HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                    .formatted(host, port)
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    /** An observation of each of the many filters costs more than they do. */
    @Test
    void measuresNoFilterOfTheSignIn() {
        Client vouch = new Client(port);
        vouch.get("/api/orders");

        assertThat(vouch.get("/actuator/metrics").body().at("/names"))
                .extracting(JsonNode::asString)
                .contains("http.server.requests")
                .noneMatch(name -> name.startsWith("spring.security"));
    }
}
