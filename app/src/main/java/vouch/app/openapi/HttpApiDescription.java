package vouch.app.openapi;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Completes what is derived from the controllers of this process by the texts of {@code described/http-api.yaml}, by
 * headers and by errors. What another process answers is not described.
 */
@Component
class HttpApiDescription implements GlobalOpenApiCustomizer {

    private static final ClassPathResource WRITTEN = new ClassPathResource("described/http-api.yaml");

    @Override
    public void customise(OpenAPI api) {
        OpenAPI written = written();
        Components texts = written.getComponents();
        api.setInfo(written.getInfo());
        api.setSecurity(written.getSecurity());
        api.getComponents().setSecuritySchemes(texts.getSecuritySchemes());
        api.getComponents().setHeaders(texts.getHeaders());
        api.getComponents().setResponses(DescribedErrors.responses(texts.getResponses()));
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> operationOf(
                        written, path, method)
                .ifPresent(text -> new DescribedOperation(path, operation).complete(text, texts.getParameters()))));
        new DescribedSchemas(api).complete(texts.getSchemas());
        api.setTags(written.getTags().stream()
                .filter(tag -> operations(api).stream()
                        .anyMatch(operation -> operation.getTags().contains(tag.getName())))
                .toList());
    }

    /** Empty when nothing was written. The operation is then described as it was derived. */
    private static Optional<Operation> operationOf(OpenAPI written, String path, HttpMethod method) {
        return Optional.ofNullable(written.getPaths().get(path))
                .map(item -> item.readOperationsMap().get(method));
    }

    private static List<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .toList();
    }

    /** Read each time, because the objects become part of the description. */
    private static OpenAPI written() {
        try (InputStream yaml = WRITTEN.getInputStream()) {
            return Yaml31.mapper().readValue(yaml, OpenAPI.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
