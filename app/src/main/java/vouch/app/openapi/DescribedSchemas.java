package vouch.app.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vouch.api.BusinessError;
import vouch.api.Identifier;

/**
 * The schemas of bodies. An answer always has all of its properties. A request has no other than those that are named,
 * and may leave out its body when none of them is required.
 */
final class DescribedSchemas {

    private static final String REFERENCE = "#/components/schemas/";

    private final OpenAPI api;
    private final Map<String, Schema> schemas;

    DescribedSchemas(OpenAPI derived) {
        this.api = derived;
        this.schemas = Objects.requireNonNullElseGet(derived.getComponents().getSchemas(), LinkedHashMap::new);
    }

    /** @param written replace the properties of the derived ones, or are added */
    void complete(Map<String, Schema> written) {
        Set<String> requests = new HashSet<>();
        bodies().forEach(body -> body.getContent().values().forEach(type -> collect(type.getSchema(), requests)));
        schemas.forEach((name, schema) -> complete(schema, requests.contains(name)));
        written.forEach(this::write);
        List<Object> codes = new ArrayList<>(
                Stream.of(BusinessError.Code.values()).map(Enum::name).toList());
        Schema<Object> code = property("Problem", "code");
        codes.addAll(code.getEnum());
        code.setEnum(codes.stream().sorted().toList());
        bodies().forEach(body -> body.setRequired(body.getContent().values().stream()
                .map(type -> schemas.getOrDefault(nameOf(type.getSchema()), type.getSchema()))
                .anyMatch(schema -> schema.getRequired() != null)));
        parameters().forEach(parameter -> anchor(parameter.getName(), parameter.getSchema()));
        api.getComponents().setSchemas(schemas);
    }

    private Stream<RequestBody> bodies() {
        return api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .map(operation -> operation.getRequestBody())
                .filter(Objects::nonNull);
    }

    private Stream<Parameter> parameters() {
        return api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .flatMap(DescribedErrors::parameters);
    }

    private static void complete(Schema<?> schema, boolean request) {
        if (schema.getProperties() == null) {
            return;
        }
        if (request) {
            schema.setAdditionalProperties(false);
        } else {
            schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        }
        schema.getProperties().forEach(DescribedSchemas::anchor);
    }

    /**
     * A pattern of Java matches a whole text, and one of JSON Schema any part of it. Several operations may share a
     * schema.
     */
    private static void anchor(String name, Schema<?> schema) {
        if (schema.getPattern() != null && schema.getPattern().startsWith("^")) {
            return;
        }
        if (schema.getPattern() != null) {
            schema.setPattern("^" + schema.getPattern() + "$");
        } else if (name.endsWith("Id")) {
            schema.setPattern("^" + Identifier.FORMAT + "$");
        }
    }

    private void collect(Schema<?> schema, Set<String> names) {
        String name = nameOf(schema);
        if (name != null && names.add(name)) {
            collect(schemas.get(name), names);
        } else if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, names));
        } else if (schema.getItems() != null) {
            collect(schema.getItems(), names);
        }
    }

    private static String nameOf(Schema<?> schema) {
        return schema.get$ref() == null ? null : schema.get$ref().substring(REFERENCE.length());
    }

    private void write(String name, Schema<?> written) {
        if (written.getType() != null || written.getTypes() != null) {
            schemas.put(name, written);
        } else if (schemas.containsKey(name)) {
            written.getProperties()
                    .forEach((property, schema) -> schemas.get(name).addProperty(property, schema));
        }
    }

    @SuppressWarnings("unchecked")
    private Schema<Object> property(String name, String property) {
        return (Schema<Object>) schemas.get(name).getProperties().get(property);
    }
}
