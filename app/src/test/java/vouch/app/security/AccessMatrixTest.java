package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vouch.api.Role;

/**
 * Every endpoint, called by everybody. The file {@code approved/access.txt} is what was decided on purpose; when this
 * test fails, its message has the whole matrix as it is now.
 */
@SignInRequired
class AccessMatrixTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/access.txt");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private final Map<String, String> callers = new LinkedHashMap<>();

    @BeforeEach
    void makeKeys() {
        callers.put("anonymous", null);
        for (Role role : Role.values()) {
            String key =
                    keys.create("matrix", role, Instant.now().plusSeconds(3600)).secret();
            callers.put(role.spelling(), "Bearer " + key);
        }
    }

    @Test
    void isAsApproved() throws Exception {
        StringBuilder matrix = new StringBuilder();
        for (String endpoint : endpoints().sorted().toList()) {
            matrix.append(endpoint).append(':');
            for (Map.Entry<String, String> caller : callers.entrySet()) {
                matrix.append(' ').append(caller.getKey()).append(' ').append(seen(endpoint, caller.getValue()));
            }
            matrix.append('\n');
        }

        assertThat(matrix.toString()).isEqualTo(Files.readString(APPROVED));
    }

    @Test
    void showsOnlyWhoHasSignedInThatThereIsNothing() throws Exception {
        assertThat(status("GET /api/nothing", null)).isEqualTo(401);
        assertThat(status("GET /api/nothing", callers.get("clerk"))).isEqualTo(404);
        assertThat(status("PUT /api/orders", callers.get("clerk"))).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator/configprops",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/sbom",
                "/h2-console"
            })
    void hasNoEndpointThatShowsMoreThanOperatorsNeed(String path) throws Exception {
        assertThat(status("GET " + path, null)).isEqualTo(401);
        assertThat(status("GET " + path, callers.get("operator"))).isEqualTo(404);
    }

    private Stream<String> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessMatrixTest::endpoints)
                .distinct();
    }

    private static Stream<String> endpoints(RequestMappingInfo info) {
        List<RequestMethod> methods = List.copyOf(info.getMethodsCondition().getMethods());
        return info.getPatternValues().stream().flatMap(path -> methods.stream().map(method -> method + " " + path));
    }

    /** What an answer says about the rights, and nothing of what it says about the empty request. */
    private String seen(String endpoint, String authorization) throws Exception {
        int status = status(endpoint, authorization);
        return status == 401 || status == 403 ? String.valueOf(status) : "yes";
    }

    private int status(String endpoint, String authorization) throws IOException, InterruptedException {
        String[] parts = endpoint.split(" ", 2);
        String path = parts[1].replaceAll("\\{[^}]*}|\\*\\*", "nothing");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(parts[0], HttpRequest.BodyPublishers.ofString(parts[0].equals("POST") ? "{\"no\":1}" : ""))
                .header("Content-Type", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
