package vouch.app.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** One operation: its names, its examples, and the statuses and headers of its answers. */
final class DescribedOperation {

    private static final String REFUSALS = "x-refusals";

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
        operation.setExtensions(written.getExtensions());
        DescribedErrors.parameters(operation)
                .filter(parameter -> texts.containsKey(parameter.getName()))
                .forEach(parameter -> describe(parameter, texts.get(parameter.getName())));
        if (operation.getRequestBody() != null && written.getRequestBody() != null) {
            addExamples(written);
        }
        answer(written);
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
        Content body = operation.getResponses().values().iterator().next().getContent();
        ApiResponses answers = new ApiResponses();
        written.getResponses()
                .forEach((status, text) -> answers.addApiResponse(status, answer(status, text.getDescription(), body)));
        operation.setResponses(answers);
        DescribedErrors.add(operation, refusals(written));
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
        if (body != null
                && body.values().stream().anyMatch(type -> VERSIONED.stream()
                        .anyMatch(one -> one.equals(type.getSchema().get$ref())))) {
            headers.add(HttpHeaders.ETAG);
        }
        if (takes("Prefer")) {
            headers.add("Preference-Applied");
        }
        if (!path.contains("{") && takes("Idempotency-Key") && !status.equals("200")) {
            headers.add(HttpHeaders.LOCATION);
        }
        return headers;
    }

    private boolean takes(String header) {
        return DescribedErrors.parameters(operation)
                .anyMatch(parameter -> parameter.getName().equals(header));
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> refusals(Operation written) {
        return written.getExtensions() == null
                ? List.of()
                : (Collection<String>) written.getExtensions().get(REFUSALS);
    }
}
