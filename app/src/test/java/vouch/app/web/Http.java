package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests as any client would, and reads what every answer must have. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;

    Http(int port) {
        this.port = port;
    }

    static Http on(int port) {
        return new Http(port);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String json, String... headers) {
        return json("POST", path, json, headers);
    }

    Answer json(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(path, headers).setHeader("Content-Type", "application/json");
        return send(request.method(method, BodyPublishers.ofString(json)));
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        return send(request(path, headers).method(method, body));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * What no client's library would send.
     *
     * @param request to the byte, without the end of the headers' last line: the connection is to be closed
     */
    Answer raw(String request, String body) {
        return exchange(request + "\r\nConnection: close", body);
    }

    /** As {@link #raw}, but whether and when the connection is closed is left to the server. */
    Answer exchange(String request, String body) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream sent = socket.getOutputStream();
            sent.write((request + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            sent.flush();
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request.lines().findFirst().orElse(""), e);
        }
    }

    private static Answer answer(String response) {
        String[] headAndBody = response.split("\r\n\r\n", 2);
        List<String> head = headAndBody[0].lines().toList();
        HttpHeaders headers = HttpHeaders.of(
                head.stream()
                        .skip(1)
                        .map(line -> line.split(": ?", 2))
                        .collect(Collectors.toMap(
                                line -> line[0], line -> List.of(line[1]), (one, other) -> other, TreeMap::new)),
                (name, value) -> true);
        String body = headAndBody[1];
        if (headers.firstValue("Transfer-Encoding").isPresent()) {
            assertThat(body).as("an answer that is whole").endsWith("\r\n0\r\n\r\n");
            body = body.replaceAll("(?m)^\\p{XDigit}+\r\n", "").replace("\r\n", "");
        }
        return new Answer(Integer.parseInt(head.get(0).split(" ")[1]), headers, body);
    }

    record Answer(int status, HttpHeaders headers, String body) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        /** Every error looks like this, whoever found it. */
        JsonNode isProblem(int status, String code) {
            assertThat(status()).as(body()).isEqualTo(status);
            assertThat(header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            JsonNode problem = json();
            assertThat(problem.get("code").asString()).as(body()).isEqualTo(code);
            assertThat(code).isIn(DescribedCodes.ALL);
            assertThat(problem.get("status").intValue()).isEqualTo(status);
            assertThat(List.of("type", "title", "detail", "instance", "trace_id"))
                    .allSatisfy(member -> assertThat(problem.path(member).asString(""))
                            .as(member)
                            .isNotBlank());
            assertThat(header("X-Correlation-Id")).isPresent();
            assertThat(body())
                    .doesNotContain("vouch.", "java.", "springframework", "apache", "jackson", "Exception", "Tomcat");
            return problem;
        }

        /** What a browser shows of an error. */
        void isProblemPage() {
            assertThat(DescribedCodes.ALL).as(body()).anyMatch(body()::contains);
            assertThat(header("X-Correlation-Id")).isPresent();
            assertThat(body())
                    .doesNotContain(
                            "vouch.app", "vouch.console", "java.", "springframework", "jackson", "Exception", "Tomcat");
        }

        /** A request that breaks rules: where, and each with a sentence. */
        void isInvalidAt(String... pointers) {
            JsonNode problem = isProblem(422, "VALIDATION_FAILED");
            assertThat(problem.get("errors").valueStream()).as(body()).allSatisfy(error -> assertThat(
                            error.get("detail").asString())
                    .isNotBlank());
            assertThat(problem.get("errors").valueStream().map(error -> error.get("pointer")
                            .asString()))
                    .containsExactlyInAnyOrder(pointers);
        }
    }
}
