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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** The answers of one operation: their statuses, bodies and headers. */
final class DescribedAnswers {

    static final String REFUSALS = "x-refusals";

    /** The schema of the answer to a command. */
    private static final String BODY = "x-body";

    /** What a live answer tells. It has controllers of its own, and nothing of it can be derived. */
    private static final String LIVE = "x-live";

    /** Creates something, although no client can give it an id. */
    private static final String LOCATED = "x-located";

    private static final String DRY_RUN = "DryRunAnswer";
    private static final String REFERENCE = "#/components/schemas/";

    /** The answers that are one order or one customer have its version. */
    private static final Set<String> VERSIONED =
            Set.of("#/components/schemas/OrderView", "#/components/schemas/CustomerView");

    private final String path;
    private final Operation operation;
    private final Operation written;

    DescribedAnswers(String path, Operation derived, Operation written) {
        this.path = path;
        this.operation = derived;
        this.written = written;
    }

    void complete() {
        Content derived = operation.getResponses().values().iterator().next().getContent();
        ApiResponses answers = new ApiResponses();
        written.getResponses().forEach((status, text) -> {
            Content body = body(status);
            answers.addApiResponse(status, answer(status, text.getDescription(), body == null ? derived : body));
        });
        operation.setResponses(answers);
        DescribedErrors.add(operation, refusals());
    }

    /** @param lastEventId the parameter of those operations that also make a live answer */
    void completeLive(Parameter lastEventId) {
        if (extension(written, LIVE) instanceof String told) {
            operation.addParametersItem(lastEventId);
            Schema<?> events = new Schema<>().types(Set.of("string")).description(told);
            operation
                    .getResponses()
                    .get("200")
                    .getContent()
                    .addMediaType("text/event-stream", new MediaType().schema(events));
        }
    }

    /** A command may also be answered with what it would do, and so its body cannot be derived. Null when it can be. */
    private Content body(String status) {
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
        boolean creates = takes("Idempotency-Key") || extension(written, LOCATED) != null;
        if (!path.contains("{") && creates && !status.equals("200")) {
            headers.add(HttpHeaders.LOCATION);
        }
        return headers;
    }

    private static boolean isVersioned(Schema<?> schema) {
        return schema.get$ref() != null && VERSIONED.contains(schema.get$ref())
                || Stream.of(schema.getAnyOf(), schema.getOneOf())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .anyMatch(DescribedAnswers::isVersioned);
    }

    private boolean takes(String header) {
        return DescribedErrors.parameters(operation)
                .anyMatch(parameter -> parameter.getName().equals(header));
    }

    @SuppressWarnings("unchecked")
    private Collection<String> refusals() {
        Object codes = extension(written, REFUSALS);
        return codes == null ? List.of() : (Collection<String>) codes;
    }

    static Object extension(Operation written, String name) {
        return written.getExtensions() == null ? null : written.getExtensions().get(name);
    }
}
