package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Accepted;

/** No body over 64 KiB, whether its length is announced or it comes in chunks. */
@WebTest
class BodyLimitTest {

    private static final int LIMIT = 64 * 1024;

    @Autowired
    private CommandGateway commands;

    @LocalServerPort
    private int port;

    static Stream<Function<byte[], BodyPublisher>> waysToSend() {
        return Stream.of(
                BodyPublishers::ofByteArray,
                bytes -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @MethodSource("waysToSend")
    void takesABodyOf64KiB(Function<byte[], BodyPublisher> way) {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(1, Instant.EPOCH, List.of("an event"))));

        assertThat(post(way, LIMIT).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @MethodSource("waysToSend")
    void refusesABodyOfOneByteMore(Function<byte[], BodyPublisher> way) {
        post(way, LIMIT + 1).isProblem(413, "BODY_TOO_LARGE");

        verify(commands, never()).send(any());
    }

    @ParameterizedTest
    @MethodSource("waysToSend")
    void refusesABodyOfAMegabyte(Function<byte[], BodyPublisher> way) {
        post(way, 1 << 20).isProblem(413, "BODY_TOO_LARGE");

        verify(commands, never()).send(any());
    }

    /** The server gives a client up that sends nothing for as long as its connection time-out. */
    @Test
    void refusesABodyThatStops() {
        Http.on(port)
                .raw("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100", "{")
                .isProblem(400, "BODY_TOO_SLOW");

        verify(commands, never()).send(any());
    }

    private Http.Answer post(Function<byte[], BodyPublisher> way, int length) {
        byte[] padded = (Bodies.ORDER + " ".repeat(length - Bodies.ORDER.length())).getBytes(StandardCharsets.US_ASCII);
        return Http.on(port).send("POST", "/api/orders", way.apply(padded), "Content-Type", "application/json");
    }
}
