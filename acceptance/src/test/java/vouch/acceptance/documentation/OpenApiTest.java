package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code /v3/api-docs} says is what is approved, and complete. That it is true, RequestsHttpTest shows. */
@DocumentedVouch
class OpenApiTest {

    private static final String APPROVED = "docs/openapi.json";
    private static final Path FOUND = Path.of("target", "openapi.json");
    private static final Map<String, String> SIGN_IN =
            Map.of("Authorization", Http.basic("auditor:" + DocumentedVouch.PASSWORD));
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private List<RequestMappingInfoHandlerMapping> mappings;

    private OpenApi described;

    @BeforeEach
    void read() {
        described = OpenApi.of(port);
    }

    /** A change that breaks clients is seen here, and in review. One that is meant is approved by copying the file. */
    @Test
    void isAsApproved() throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(described.document()) + "\n";
        Files.writeString(FOUND, text);

        assertThat(text)
                .as("If the change is meant: cp acceptance/" + FOUND + " " + APPROVED)
                .isEqualTo(Project.text(APPROVED));
    }

    @Test
    void hasEveryEndpointOfTheContractThatIsThere() {
        Set<String> there = new Endpoints(mappings)
                .all().stream().filter(endpoint -> endpoint.contains(" /api/")).collect(Collectors.toSet());

        assertThat(described.operations().map(OpenApi.Operation::endpoint)).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void hasTheQueryParametersOfEachEndpoint() {
        Endpoints endpoints = new Endpoints(mappings);

        assertThat(described.operations()).allSatisfy(operation -> assertThat(operation.parameters("query"))
                .isEqualTo(new TreeSet<>(endpoints.parameters(operation.endpoint()))));
    }

    @Test
    void saysWhichQueriesMakeALiveAnswer() {
        Set<String> live = new Endpoints(mappings).answering(MediaType.TEXT_EVENT_STREAM);

        assertThat(live).isNotEmpty();
        assertThat(described
                        .operations()
                        .filter(operation ->
                                operation.json().at("/responses/200/content").has("text/event-stream")))
                .extracting(OpenApi.Operation::endpoint)
                .containsExactlyInAnyOrderElementsOf(live);
    }

    @Test
    void saysWhatEachOperationDoesUnderANameOfItsOwn() {
        assertThat(described.operations())
                .allSatisfy(
                        operation -> assertThat(operation.json().path("summary").asString(""))
                                .isNotBlank())
                .extracting(operation -> operation.json().path("operationId").asString(""))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @TestFactory
    Stream<DynamicTest> hasExamplesThatAreValid() {
        return described
                .operations()
                .filter(operation -> operation.json().has("requestBody"))
                .map(operation -> DynamicTest.dynamicTest(operation.endpoint(), () -> {
                    JsonNode body = operation.json().at("/requestBody/content/application~1json");
                    assertThat(described.errors(body.get("schema"), body.get("example")))
                            .isEmpty();
                }));
    }

    /** With {@code Content-Security-Policy: default-src 'self'} a browser runs no script that is in the page. */
    @Test
    void isExploredWithoutScriptsInThePage() {
        HttpResponse<String> page = get("/swagger-ui/index.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<script src=").doesNotContainPattern("<script(?![^>]* src=)| on\\w+=|<style");
        assertThat(get("/swagger-ui/swagger-initializer.js").body())
                .contains("/v3/api-docs/swagger-config")
                .doesNotContain("petstore");
    }

    private HttpResponse<String> get(String path) {
        return Http.send("GET", "http://127.0.0.1:" + port + path, SIGN_IN, "");
    }
}
