package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vouch.acceptance.documentation.Project;

/** Every request gets to the side that answers it. */
class ServicesTest {

    private static final Pattern REQUEST = Pattern.compile("\\b(GET|HEAD|POST|PUT|PATCH|DELETE)\\b");

    @Test
    void leadToThePodsOfTheirNameAndNotToManagement() {
        assertThat(Manifests.all(Service.class)).allSatisfy(service -> {
            String name = service.getMetadata().getName();
            assertThat(Selectors.pods(service.getSpec().getSelector())).containsExactly(name);
            assertThat(service.getSpec().getType()).isNull();
            assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> assertThat(
                            Selectors.ports(name).get(port.getTargetPort().getStrVal()))
                    .isEqualTo(port.getPort())
                    .isIn(8080, 8124));
        });
    }

    @Test
    void takeTheMethodsThatTheirSideAnswers() {
        Set<String> commands = methods("Commands");
        Set<String> queries = methods("Queries");

        assertThat(commands).isNotEmpty().doesNotContainAnyElementsOf(queries);
        assertThat(methods(rule("command"))).isEqualTo(commands);
        // Whoever answers GET answers HEAD.
        queries.add("HEAD");
        assertThat(methods(rule("query"))).isEqualTo(queries);
    }

    @Test
    void areFoundByTheRoute() {
        assertThat(route().getSpec().getRules()).hasSize(3).allSatisfy(rule -> {
            assertThat(rule.getBackendRefs()).singleElement().satisfies(backend -> assertThat(
                            Selectors.ports(backend.getName()))
                    .containsValue(backend.getPort()));
            String side = rule.getBackendRefs().get(0).getName();
            assertThat(rule.getMatches()).allSatisfy(match -> {
                assertThat(match.getPath().getType()).isEqualTo("PathPrefix");
                assertThat(match.getPath().getValue()).isEqualTo(side.equals("saga") ? "/api/webhooks" : "/api");
            });
        });
    }

    private static HTTPRoute route() {
        return Manifests.all(HTTPRoute.class).get(0);
    }

    private static HTTPRouteRule rule(String service) {
        return route().getSpec().getRules().stream()
                .filter(rule -> rule.getBackendRefs().get(0).getName().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> methods(HTTPRouteRule rule) {
        return rule.getMatches().stream()
                .map(match -> match.getMethod())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the first column of a section's table in the document of the interface. */
    private static Set<String> methods(String section) {
        String api = Project.text("docs/http-api.md");
        return Arrays.stream(api.split("(?m)^## "))
                .filter(part -> part.startsWith(section))
                .flatMap(String::lines)
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> REQUEST.matcher(line.split("\\|")[1]).results())
                .map(request -> request.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
