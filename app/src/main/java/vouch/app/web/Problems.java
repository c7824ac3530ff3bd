package vouch.app.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.ValueInstantiationException;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Refusal;

/**
 * Every error that a client can cause, as {@code application/problem+json} (RFC 9457; {@code docs/http-api.md},
 * Conventions), and the only place that knows which refusal is which HTTP status.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** No default branch: a new code does not compile until it has a status. */
    static HttpStatus status(BusinessError.Code code) {
        return switch (code) {
            case CUSTOMER_NOT_FOUND, ORDER_NOT_FOUND, PAYMENT_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case ORDER_CLOSED,
                    ORDER_NOT_PENDING,
                    ORDER_NOT_APPROVED,
                    ORDER_ALREADY_SHIPPED,
                    ORDER_REJECTED,
                    NO_RESERVATION -> HttpStatus.CONFLICT;
            case IDEMPOTENCY_CONFLICT, CURRENCY_MISMATCH, VALIDATION_FAILED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    @ExceptionHandler({CommandExecutionException.class, QueryExecutionException.class})
    ResponseEntity<Object> refused(HandlerExecutionException e, WebRequest request) {
        Object details = e.getDetails().orElse(null);
        return details instanceof BusinessError error ? refused(error, e, request) : failed(e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal e, WebRequest request) {
        return refused(e.error(), e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge e, WebRequest request) {
        return problem(e, HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", e.getMessage(), Map.of(), request);
    }

    /** Ours, not the client's: it is logged whole, and told in one sentence. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e, WebRequest request) {
        LOG.error("{} failed", request.getDescription(false), e);
        String detail = "Vouch failed to answer. Send the request again: nothing is done twice under the same id.";
        return problem(e, HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", detail, Map.of(), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(e, e.getFieldErrors().stream().map(Problems::violation).toList(), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                e,
                e.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> Map.of(
                                        "parameter", String.valueOf(result.getMethodParameter().getParameterName()),
                                        "detail", String.valueOf(error.getDefaultMessage()))))
                        .toList(),
                request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof ValueInstantiationException broken && broken.getCause() != null) {
            return invalid(e, List.of(violation(pointer(broken), broken.getCause().getMessage())), request);
        }
        String detail = "The body is not the JSON that this request takes.";
        if (e.getCause() instanceof JacksonException broken) {
            detail += " " + (pointer(broken).isEmpty() ? "" : pointer(broken) + ": ") + broken.getOriginalMessage();
        }
        return problem(e, HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST", detail, Map.of(), request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean path = e instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
        if (path) {
            return problem(
                    e, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing under this path.", Map.of(), request);
        }
        String detail = "The parameter " + e.getPropertyName() + " cannot be " + e.getValue() + ".";
        return problem(e, HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST", detail, Map.of(), request);
    }

    /** What Spring finds wrong by itself (404, 405, 406, 415 …) gets its code from its status. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && (problem.getProperties() == null
                || !problem.getProperties().containsKey("code"))) {
            problem.setProperty("code", HttpStatus.valueOf(status.value()).name());
        }
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    private ResponseEntity<Object> refused(BusinessError error, Exception e, WebRequest request) {
        return problem(e, status(error.code()), error.code().name(), error.detail(), Map.of(), request);
    }

    private ResponseEntity<Object> invalid(Exception e, List<Map<String, String>> errors, WebRequest request) {
        return problem(
                e,
                HttpStatus.UNPROCESSABLE_CONTENT,
                BusinessError.Code.VALIDATION_FAILED.name(),
                errors.stream()
                        .map(error -> String.join(" ", error.getOrDefault("pointer", error.get("parameter")), error.get("detail")))
                        .collect(Collectors.joining("; ")),
                Map.of("errors", errors),
                request);
    }

    private ResponseEntity<Object> problem(
            Exception e,
            HttpStatus status,
            String code,
            String detail,
            Map<String, Object> more,
            WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        more.forEach(problem::setProperty);
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    private static Map<String, String> violation(FieldError error) {
        String pointer = "/" + error.getField().replace('.', '/').replace("[", "/").replace("]", "");
        return violation(pointer, String.valueOf(error.getDefaultMessage()));
    }

    private static Map<String, String> violation(String pointer, String detail) {
        return Map.of("pointer", pointer, "detail", detail);
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
