package vouch.app.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says what is wrong with a body, in the client's words. It names no class of Vouch, and no setting of the JSON
 * library.
 */
final class UnreadableBody {

    private static final String CODE = "MALFORMED_REQUEST";

    private UnreadableBody() {}

    /** @param cause what the JSON library threw; anything else means that there was no body at all */
    static ProblemDetail problem(Throwable cause) {
        if (cause instanceof ValueInstantiationException value && value.getCause() != null) {
            return invalid(value, value.getCause().getMessage());
        } else if (cause instanceof InputCoercionException number) {
            return invalid(number, "The number is out of range.");
        }
        return Problem.of(HttpStatus.BAD_REQUEST, CODE, explain(cause));
    }

    private static ProblemDetail invalid(JacksonException cause, String detail) {
        return Problem.invalid(List.of(Map.of("pointer", pointer(cause), "detail", detail)));
    }

    private static String explain(Throwable cause) {
        if (cause instanceof PropertyBindingException unknown) {
            return pointer(unknown) + ": there is no such field. Leave it out, or correct its name.";
        } else if (cause instanceof StreamReadException broken) {
            return "The body is not JSON: look at line %d, column %d."
                    .formatted(
                            broken.getLocation().getLineNr(),
                            broken.getLocation().getColumnNr());
        } else if (cause instanceof JacksonException mismatch) {
            String where = pointer(mismatch);
            return (where.isEmpty() ? "The body" : where) + ": the value is of the wrong type.";
        }
        return "The body is not the JSON object that this request takes.";
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
