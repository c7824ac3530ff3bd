package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code requests.http} does what its comments say, from top to bottom, and leaves nothing out. Requests and answers are
 * as {@code /v3/api-docs} describes them.
 */
@DocumentedVouch
class RequestsHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    private List<Tour.Request> tour;
    private OpenApi described;

    @BeforeEach
    void read() {
        tour = Tour.read(Project.text("requests.http"), "http://127.0.0.1:" + port);
        described = OpenApi.of(port);
    }

    @TestFactory
    Stream<DynamicTest> answersAsExpected() {
        return tour.stream()
                .map(request -> DynamicTest.dynamicTest(request.title(), () -> {
                    if (request.changesNothing()) {
                        Awaitility.await().untilAsserted(() -> check(request));
                    } else {
                        check(request);
                    }
                }));
    }

    @Test
    void visitsEveryEndpoint() {
        assertThat(new Endpoints(mappings).all())
                .hasSizeGreaterThanOrEqualTo(30)
                .allSatisfy(endpoint -> assertThat(tour).anyMatch(request -> visits(request, endpoint)));
    }

    private void check(Tour.Request request) {
        HttpResponse<String> answer = Http.send(request.method(), request.url(), request.headers(), request.body());
        assertThat(answer.statusCode())
                .as(request.title() + ": " + answer.body())
                .isEqualTo(request.status());
        request.values().forEach((pointer, value) -> assertThat(
                        JSON.readTree(answer.body()).at(pointer))
                .as(request.title() + ": " + pointer + " in " + answer.body())
                .isEqualTo(JSON.readTree(value)));
        if (URI.create(request.url()).getPath().startsWith("/api/")) {
            assertThat(described.mistakes(request, answer)).as(request.title()).isEmpty();
        }
    }

    private static boolean visits(Tour.Request request, String endpoint) {
        String[] methodAndPath = endpoint.replace("{}", "*").split(" ");
        PathContainer path = PathContainer.parsePath(URI.create(request.url()).getPath());
        return request.method().equals(methodAndPath[0])
                && PathPatternParser.defaultInstance.parse(methodAndPath[1]).matches(path);
    }
}
