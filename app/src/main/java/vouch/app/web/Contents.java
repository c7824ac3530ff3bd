package vouch.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Lists the endpoints of this process at its root address. */
@RestController
class Contents {

    private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    Contents(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** @param endpoints each as {@code GET /api/orders/{orderId}} */
    record Index(String name, String documentation, List<String> endpoints) {}

    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    Index index(HttpServletRequest request) {
        List<String> endpoints = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> endpoints(info, request.getContextPath()))
                .distinct()
                .sorted()
                .toList();
        return new Index("Vouch", "docs/http-api.md and docs/operations.md of its sources", endpoints);
    }

    private static Stream<String> endpoints(RequestMappingInfo info, String base) {
        return info.getPatternValues().stream().flatMap(path -> info.getMethodsCondition().getMethods().stream()
                .map(method -> method + " " + base + path));
    }
}
