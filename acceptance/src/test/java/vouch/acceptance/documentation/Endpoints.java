package vouch.acceptance.documentation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What Vouch answers to, as its controllers and its endpoints for operators declare it: {@code GET /api/orders/{}}. */
final class Endpoints {

    private final List<RequestMappingInfoHandlerMapping> mappings;

    Endpoints(List<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    Set<String> all() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(Endpoints::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The endpoints of which a controller answers in this form and no other. */
    Set<String> answering(MediaType form) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info ->
                        info.getProducesCondition().getProducibleMediaTypes().equals(Set.of(form)))
                .flatMap(Endpoints::names)
                .collect(Collectors.toSet());
    }

    /** The names of the query parameters that the endpoint takes. */
    Set<String> parameters(String endpoint) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> names(entry.getKey()).anyMatch(endpoint::equals))
                .flatMap(entry -> parameters(entry.getValue()))
                .collect(Collectors.toSet());
    }

    /** The same form for an endpoint however its path variables are called. */
    static String nameOf(String method, String path) {
        return method + " " + path.replaceAll("\\{\\w+}", "{}");
    }

    private static Stream<String> names(RequestMappingInfo info) {
        return info.getPatternValues().stream().flatMap(path -> info.getMethodsCondition().getMethods().stream()
                .map(method -> nameOf(method.name(), path)));
    }

    private static Stream<String> parameters(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> parameter.getParameter().getName());
    }
}
