package vouch.app.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;

/** One operation: its names, parameters, examples and answers. */
final class DescribedOperation {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

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
        operation.addExtension(
                DescribedAnswers.REFUSALS, DescribedAnswers.extension(written, DescribedAnswers.REFUSALS));
        DescribedErrors.parameters(operation)
                .filter(parameter -> texts.containsKey(parameter.getName()))
                .forEach(parameter -> describe(parameter, texts.get(parameter.getName())));
        if (operation.getRequestBody() != null && written.getRequestBody() != null) {
            addExamples(written);
        }
        DescribedAnswers answers = new DescribedAnswers(path, operation, written);
        answers.complete();
        answers.completeLive(texts.get(LAST_EVENT_ID));
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
}
