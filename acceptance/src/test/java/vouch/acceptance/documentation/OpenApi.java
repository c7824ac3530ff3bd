package vouch.acceptance.documentation;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the HTTP API as Vouch answers it.
 *
 * @param document with the address of the default port, whatever port was asked
 */
record OpenApi(ObjectNode document) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Headers of HTTP itself, which every request may have. */
    private static final Set<String> PLAIN = Set.of("Accept", "Authorization", "Content-Type", "X-Correlation-Id");

    /** Headers of answers that are never left out where they are described. */
    private static final Set<String> ALWAYS = Set.of("ETag", "Retry-After", "X-Correlation-Id");

    static OpenApi of(int port) {
        String address = "http://127.0.0.1:";
        Map<String, String> signIn = Map.of("Authorization", Http.basic("auditor:" + DocumentedVouch.PASSWORD));
        String text =
                Http.send("GET", address + port + "/v3/api-docs", signIn, "").body();
        return new OpenApi((ObjectNode) JSON.readTree(text.replace(address + port, address + 8080)));
    }

    /** @param endpoint as {@link Endpoints} names it */
    record Operation(String endpoint, String path, JsonNode json) {

        Set<String> parameters(String in) {
            return json.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").asString().equals(in))
                    .map(parameter -> parameter.get("name").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    Stream<Operation> operations() {
        return document.get("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(method -> new Operation(
                        Endpoints.nameOf(method.getKey().toUpperCase(), path.getKey()),
                        path.getKey(),
                        method.getValue())));
    }

    private Operation operation(Tour.Request request) {
        String path = URI.create(request.url()).getPath();
        return operations()
                .filter(operation -> operation.endpoint().startsWith(request.method() + " "))
                .filter(operation -> new UriTemplate(operation.path()).matches(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(request.method() + " " + path + " is not described"));
    }

    /**
     * Where the request and its answer differ from the description; empty when they conform. A request that is refused
     * need not conform.
     */
    List<String> mistakes(Tour.Request request, HttpResponse<String> answer) {
        Operation operation = operation(request);
        JsonNode described = resolved(operation.json().at("/responses/" + answer.statusCode()));
        if (described.isMissingNode()) {
            return List.of("The status " + answer.statusCode() + " is not described");
        }
        Stream<String> ofTheAnswer =
                Stream.concat(headers(described, answer), body(described, type(answer.headers()), answer.body()));
        return (answer.statusCode() >= 400 ? ofTheAnswer : Stream.concat(ofTheAnswer, mistakes(operation, request)))
                .toList();
    }

    private Stream<String> mistakes(Operation operation, Tour.Request request) {
        Stream<String> body = request.body().isEmpty()
                ? Stream.empty()
                : body(operation.json().get("requestBody"), "application/json", request.body());
        Stream<String> headers = request.headers().keySet().stream()
                .filter(name -> !PLAIN.contains(name))
                .filter(name -> !operation.parameters("header").contains(name))
                .map(name -> "The header " + name + " of the request is not described");
        return Stream.concat(body, headers);
    }

    private Stream<String> headers(JsonNode described, HttpResponse<String> answer) {
        return document.at("/components/headers").properties().stream().flatMap(header -> {
            String name = header.getKey();
            Optional<String> value = answer.headers().firstValue(name);
            if (value.isPresent() && !described.path("headers").has(name)) {
                return Stream.of("The header " + name + " of the answer is not described");
            } else if (value.isEmpty()) {
                return described.path("headers").has(name)
                                && ALWAYS.contains(name)
                                && (!name.equals("ETag") || hasVersion(answer))
                        ? Stream.of("The header " + name + " of the answer is missing")
                        : Stream.empty();
            }
            return errors(header.getValue().get("schema"), JSON.valueToTree(value.get())).stream();
        });
    }

    /** A dry run stores nothing, and what was owed on a day is no state of the customer. */
    private static boolean hasVersion(HttpResponse<String> answer) {
        return !answer.headers().firstValue("Preference-Applied").equals(Optional.of("dry-run"))
                && JSON.readTree(answer.body()).has("version");
    }

    private Stream<String> body(JsonNode described, String type, String body) {
        if (body.isEmpty() != !described.has("content")) {
            return Stream.of("A body that is not described, or a described one that is missing");
        }
        return body.isEmpty()
                ? Stream.empty()
                : errors(described.path("content").path(type).path("schema"), JSON.readTree(body)).stream();
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").split(";")[0];
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** What is wrong with the value; empty when it conforms to the schema. */
    List<String> errors(JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return List.of("There is no schema for " + value);
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.set("allOf", JSON.createArrayNode().add(schema));
        return SCHEMAS.getSchema(whole).validate(value.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
