package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vouch.api.Bounds;
import vouch.api.order.OrderView;

/** What is promised in {@code docs/http-api.md} is there, or the README says that it is not: never both, never neither. */
@DocumentedVouch
class HttpApiTest {

    private static final Pattern REQUEST = Pattern.compile("`(GET|POST|PUT|DELETE) ([^`?]+)(?:\\?([^`]*))?`");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=");

    private final Markdown contract = Markdown.of("docs/http-api.md");
    private final Set<String> missing =
            Set.copyOf(Markdown.of("README.md").section("Limits").codes());

    @LocalServerPort
    private int port;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    /** A request as the contract has it, and its query parameters. */
    private record Promised(String endpoint, String asWritten, List<String> parameters) {}

    @Test
    void promisesEndpointsThatAreThereOrKnownToBeMissing() {
        Set<String> there = new Endpoints(mappings).all();

        assertThat(promised()).hasSizeGreaterThan(15);
        assertThat(missing.stream().filter(code -> code.matches("[A-Z]+ /.*")))
                .containsExactlyInAnyOrderElementsOf(promised().stream()
                        .filter(one -> !there.contains(one.endpoint()))
                        .map(Promised::asWritten)
                        .toList());
    }

    @Test
    void promisesEveryEndpointThatIsThere() {
        assertThat(new Endpoints(mappings).all())
                .filteredOn(endpoint -> endpoint.contains(" /api/"))
                .hasSizeGreaterThan(10)
                .isSubsetOf(promised().stream().map(Promised::endpoint).toList());
    }

    @Test
    void promisesParametersThatAreThereOrKnownToBeMissing() {
        Endpoints endpoints = new Endpoints(mappings);

        assertThat(promised()).allSatisfy(one -> assertThat(one.parameters()).allSatisfy(parameter -> assertThat(
                        endpoints.parameters(one.endpoint()).contains(parameter))
                .as(parameter)
                .isNotEqualTo(missing.contains(parameter))));
    }

    @Test
    void refusesTheParametersThatAreMissing() {
        List<Promised> requests = promised().stream()
                .filter(one -> one.asWritten().startsWith("GET "))
                .filter(one -> one.parameters().stream().anyMatch(missing::contains))
                .toList();

        assertThat(requests).allSatisfy(one -> {
            String path = one.asWritten().substring("GET ".length()).replaceAll("\\{\\w+}", "contract");
            String query = one.parameters().stream().map(name -> name + "=x").collect(Collectors.joining("&"));
            assertThat(send("GET", path + "?" + query, Map.of(), "").statusCode())
                    .isEqualTo(400);
        });
    }

    @Test
    void refusesTheHeadersThatAreMissing() {
        String token = register().headers().firstValue("Consistency-Token").orElse("x");

        HttpResponse<String> answer = send("GET", "/api/customers", Map.of("Consistency-Token", token), "");

        assertThat(contract.text()).contains("Consistency-Token");
        assertThat(answer.statusCode() == 400).isEqualTo(missing.contains("Consistency-Token"));
    }

    @Test
    void promisesAConditionThatIsThereOrKnownToBeMissing() {
        register();
        HttpResponse<String> answer = send(
                "PUT",
                "/api/customers/contract/hold",
                Map.of("If-Match", "\"99\"", "Content-Type", "application/json"),
                "{\"reason\":\"contract\"}");

        assertThat(contract.text()).contains("412 `If-Match` failed");
        assertThat(answer.statusCode() == 412).isNotEqualTo(missing.contains("If-Match"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag", "Consistency-Token"})
    void promisesHeadersThatAreThereOrKnownToBeMissing(String header) {
        HttpResponse<String> command = register();
        HttpResponse<String> query = send("GET", "/api/customers/contract", Map.of(), "");

        assertThat(contract.text()).contains(header);
        assertThat(Stream.of(command, query)
                        .anyMatch(answer -> answer.headers().firstValue(header).isPresent()))
                .isNotEqualTo(missing.contains(header));
    }

    @Test
    void promisesStreamsThatAreThereOrKnownToBeMissing() {
        // A GET would have no end.
        HttpResponse<String> answer =
                send("HEAD", "/api/orders/demo-rejected", Map.of("Accept", "text/event-stream"), "");

        assertThat(answer.statusCode() != 406).isNotEqualTo(missing.contains("text/event-stream"));
    }

    @Test
    void promisesTheBoundsAndTheStatesOfTheCode() {
        assertThat(contract.text())
                .contains("Bounds: %d lines, names %d characters, reasons %d."
                        .formatted(Bounds.LINES, Bounds.NAME, Bounds.REASON))
                .contains("at most %d".formatted(Bounds.PAGE))
                .contains("status `" + names(OrderView.Status.values()) + "`")
                .contains("credit `" + names(OrderView.Credit.values()) + "`");
    }

    private HttpResponse<String> register() {
        String customer =
                "{\"customerId\":\"contract\",\"name\":\"C\",\"creditLimit\":{\"amount\":\"1\",\"currency\":\"GBP\"}}";
        return send("POST", "/api/customers", Map.of("Content-Type", "application/json"), customer);
    }

    private List<Promised> promised() {
        List<Promised> promised = new ArrayList<>();
        for (List<String> row : contract.rows()) {
            REQUEST.matcher(row.get(0)).results().forEach(found -> {
                String path = found.group(2);
                if (path.startsWith("…")) {
                    String before =
                            promised.get(promised.size() - 1).asWritten().split(" ")[1];
                    path = before.substring(0, before.lastIndexOf('/')) + path.substring(1);
                }
                String query = found.group(3) == null ? "" : found.group(3);
                promised.add(new Promised(
                        Endpoints.nameOf(found.group(1), path),
                        found.group(1) + " " + path,
                        PARAMETER
                                .matcher(query)
                                .results()
                                .map(name -> name.group(1))
                                .toList()));
            });
        }
        return promised;
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", Http.basic("credit-manager:" + DocumentedVouch.PASSWORD));
        return Http.send(method, "http://127.0.0.1:" + port + path, all, body);
    }

    private static String names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.joining(" "));
    }
}
