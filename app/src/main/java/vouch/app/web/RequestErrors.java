package vouch.app.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Lists the errors of a well-formed request, each with its place in the request. */
final class RequestErrors {

    private RequestErrors() {}

    /** The errors of a body, each with a JSON pointer into the body. */
    static List<Map<String, String>> of(MethodArgumentNotValidException e) {
        return e.getFieldErrors().stream()
                .sorted(Comparator.comparing(FieldError::getField))
                .map(error -> Map.of("pointer", pointer(error), "detail", sentence(error.getDefaultMessage())))
                .toList();
    }

    /** The errors of parameters, each with the name of the parameter. */
    static List<Map<String, String>> of(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> Map.of("parameter", name(result), "detail", sentence(error.getDefaultMessage()))))
                .toList();
    }

    private static String pointer(FieldError error) {
        return "/" + error.getField().replace('.', '/').replace("[", "/").replace("]", "");
    }

    private static String name(ParameterValidationResult result) {
        return String.valueOf(result.getMethodParameter().getParameterName());
    }

    private static String sentence(String message) {
        return message + ".";
    }
}
