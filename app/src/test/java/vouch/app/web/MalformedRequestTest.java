package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vouch.app.VouchTest;

/**
 * Every endpoint that is mapped, with whatever can be wrong about a request. Nothing is answered with a 500, and an error
 * is a problem with a code and a correlation id that tells nothing of the inside. A page that is asked for as HTML tells
 * the same as a page.
 */
@VouchTest
class MalformedRequestTest {

    private static final String VARIABLE = "\\{[^/]*}";

    @Autowired
    private ApplicationContext vouch;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @LocalServerPort
    private int port;

    /** @param parameters the names of what its query may hold */
    private record Mapped(String method, String pattern, Set<String> parameters) {}

    @TestFactory
    Stream<DynamicTest> isAnsweredWithAProblem() {
        return mapped().map(endpoint -> DynamicTest.dynamicTest(endpoint.method() + " " + endpoint.pattern(), () -> {
            String path = endpoint.pattern().replaceAll(VARIABLE, "x");
            Malformed.HEADERS.forEach(header -> send(endpoint, path, header, "{}"));
            Malformed.QUERIES.forEach(query -> send(endpoint, path + "?" + query, "", "{}"));
            endpoint.parameters()
                    .forEach(name -> Malformed.VALUES.forEach(
                            value -> send(endpoint, path + "?" + name + "=" + value, "", "{}")));
            if (!path.equals(endpoint.pattern())) {
                Malformed.IDS.forEach(id -> send(endpoint, endpoint.pattern().replaceAll(VARIABLE, id), "", "{}"));
            }
            if (!endpoint.method().equals("GET")) {
                Malformed.BODIES.forEach(body -> send(endpoint, path, "", body));
            }
        }));
    }

    @Test
    void isTriedOfEveryEndpoint() {
        assertThat(mapped().map(endpoint -> endpoint.method() + " " + endpoint.pattern()))
                .hasSizeGreaterThan(30)
                .contains("POST /api/orders", "GET /", "POST /admin/backups", "GET /actuator/sagas");
        assertThat(mapped().flatMap(endpoint -> endpoint.parameters().stream()))
                .contains("limit", "olderThan", "sequence", "onHold");
    }

    private void send(Mapped endpoint, String path, String header, String body) {
        StringBuilder head = new StringBuilder(endpoint.method() + " " + path + " HTTP/1.1");
        Stream.of("Host: localhost", "Content-Type: application/json", "Content-Length: " + body.length())
                .filter(line -> !line.startsWith(header.split(":")[0]) || header.isEmpty())
                .forEach(line -> head.append("\r\n").append(line));
        if (!header.isEmpty()) {
            head.append("\r\n").append(header);
        }
        Http.Answer answer = Http.on(port).raw(head.toString(), body);
        if (answer.status() >= 400) {
            assertThat(answer.status()).as(head + "\n" + body + "\n" + answer).isNotEqualTo(500);
            if (answer.header("Content-Type").orElse("").startsWith("text/html")) {
                assertThat(header).as(head.toString()).isEqualTo("Accept: text/html");
                answer.isProblemPage();
            } else {
                answer.isProblem(answer.status(), answer.json().path("code").asString());
            }
        }
    }

    private Stream<Mapped> mapped() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> mapped(entry.getKey(), entry.getValue()));
    }

    private Stream<Mapped> mapped(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream().flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                .map(method -> new Mapped(method.name(), pattern, parameters(method.name(), pattern, handler))));
    }

    private Set<String> parameters(String method, String pattern, HandlerMethod handler) {
        if (pattern.startsWith("/actuator/")) {
            return method.equals("GET") ? ofActuator(pattern.split("/")[2]) : Set.of();
        }
        Set<String> names = new TreeSet<>();
        Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .forEach(parameter -> names.add(parameter.getParameter().getName()));
        return names;
    }

    /** Actuator does not tell which operation of an endpoint takes which. */
    private Set<String> ofActuator(String id) {
        Set<String> names = new TreeSet<>();
        vouch.getBeansWithAnnotation(Endpoint.class).values().stream()
                .map(ClassUtils::getUserClass)
                .filter(type -> AnnotatedElementUtils.findMergedAnnotation(type, Endpoint.class)
                        .id()
                        .equalsIgnoreCase(id))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .flatMap(method -> Stream.of(method.getParameters()))
                .filter(parameter -> parameter.getType() == String.class || parameter.getType() == Integer.class)
                .forEach(parameter -> names.add(parameter.getName()));
        return names;
    }
}
