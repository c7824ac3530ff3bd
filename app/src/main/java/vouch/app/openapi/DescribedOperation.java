package vouch.app.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** One operation: its names, its examples, and the statuses and headers of its answers. */
final class DescribedOperation {

    private static final String REFUSALS = "x-refusals";

    /** The schema of the answer to a command. */
    private static final String BODY = "x-body";

    /** What a live answer tells. It has controllers of its own, and nothing of it can be derived. */
    private static final String LIVE = "x-live";

    /** Creates something, although no client can give it an id. */
    private static final String LOCATED = "x-located";

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String DRY_RUN = "DryRunAnswer";
    private static final String REFERENCE = "#/components/schemas/";

    /** The answers that are one order or one customer have its version. */
    private static final Set<String> VERSIONED =
            Set.of("#/components/schemas/OrderView", "#/components/schemas/CustomerView");

    private final String path;
    private final Operation operation;

    DescribedOperation(String path, Operation derived) {
        this.path = path;
        this.operation = derived;
    }

    void complete(Operation written, Map<String, Parameter> texts) {
        operation.setOperationId(written.getOperationId());
        operation.setTags(written.getTags());
        operation.setSummary(written.getSummary());
        operation.addExtension(REFUSALS, extension(written, REFUSALS));
        DescribedErrors.parameters(operation)
                .filter(parameter -> texts.containsKey(parameter.getName()))
                .forEach(parameter -> describe(parameter, texts.get(parameter.getName())));
        if (operation.getRequestBody() != null && written.getRequestBody() != null) {
            addExamples(written);
        }
        answer(written);
        if (extension(written, LOCATED) != null) {
            operation
                    .getResponses()
                    .get("202")
                    .addHeaderObject(HttpHeaders.LOCATION, DescribedErrors.header(HttpHeaders.LOCATION));
        }
        if (extension(written, LIVE) instanceof String told) {
            addLive(told, texts.get(LAST_EVENT_ID));
        }
    }

    private void addLive(String told, Parameter lastEventId) {
        operation.addParametersItem(lastEventId);
        Schema<?> events = new Schema<>().types(Set.of("string")).description(told);
        operation
                .getResponses()
                .get("200")
                .getContent()
                .addMediaType("text/event-stream", new MediaType().schema(events));
    }

    private static void describe(Parameter parameter, Parameter text) {
        parameter.setDescription(text.getDescription());
        parameter.setExample(text.getExample());
        if (text.getSchema() != null) {
            parameter.setSchema(text.getSchema());
        }
    }

    private void addExamples(Operation written) {
        Content examples = written.getRequestBody().getContent();
        operation
                .getRequestBody()
                .getContent()
                .forEach((type, body) -> body.setExample(examples.get(type).getExample()));
    }

    private void answer(Operation written) {
        Content derived = operation.getResponses().values().iterator().next().getContent();
        ApiResponses answers = new ApiResponses();
        written.getResponses().forEach((status, text) -> {
            Content body = body(status, written);
            answers.addApiResponse(status, answer(status, text.getDescription(), body == null ? derived : body));
        });
        operation.setResponses(answers);
        DescribedErrors.add(operation, refusals(written));
    }

    /** A command may also be answered with what it would do, and so its body cannot be derived. Null when it can be. */
    private Content body(String status, Operation written) {
        List<Schema> bodies = Stream.of(
                        extension(written, BODY), takes("Prefer") && status.equals("200") ? DRY_RUN : null)
                .filter(Objects::nonNull)
                .<Schema>map(name -> new Schema<>().$ref(REFERENCE + name))
                .toList();
        if (bodies.isEmpty()) {
            return null;
        }
        Schema<?> schema = bodies.size() == 1 ? bodies.get(0) : new Schema<>().anyOf(bodies);
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private ApiResponse answer(String status, String text, Content body) {
        ApiResponse answer = new ApiResponse().description(text);
        if (!status.equals("204")) {
            answer.setContent(body);
        }
        headers(status, answer.getContent())
                .forEach(name -> answer.addHeaderObject(name, DescribedErrors.header(name)));
        return answer;
    }

    private List<String> headers(String status, Content body) {
        List<String> headers = new ArrayList<>(List.of("X-Correlation-Id"));
        if (body != null && body.values().stream().anyMatch(type -> isVersioned(type.getSchema()))) {
            headers.add(HttpHeaders.ETAG);
        }
        if (takes("Prefer")) {
            headers.add("Preference-Applied");
            headers.add("Consistency-Token");
        }
        if (!path.contains("{") && takes("Idempotency-Key") && !status.equals("200")) {
            headers.add(HttpHeaders.LOCATION);
        }
        return headers;
    }

    private static boolean isVersioned(Schema<?> schema) {
        return schema.get$ref() != null && VERSIONED.contains(schema.get$ref())
                || Stream.of(schema.getAnyOf(), schema.getOneOf())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .anyMatch(DescribedOperation::isVersioned);
    }

    private boolean takes(String header) {
        return DescribedErrors.parameters(operation)
                .anyMatch(parameter -> parameter.getName().equals(header));
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> refusals(Operation written) {
        Object codes = extension(written, REFUSALS);
        return codes == null ? List.of() : (Collection<String>) codes;
    }

    private static Object extension(Operation written, String name) {
        return written.getExtensions() == null ? null : written.getExtensions().get(name);
    }
}
