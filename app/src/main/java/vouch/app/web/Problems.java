package vouch.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Refusal;
import vouch.console.ProblemPage;
import vouch.engine.outage.Failures;
import vouch.engine.outage.Overloaded;
import vouch.query.CsvList;

/** Answers every error that a client can cause. No other code knows the HTTP status of a refusal. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Optional<ProblemPage> pages;

    /** @param pages empty in a process without pages */
    Problems(Optional<ProblemPage> pages) {
        this.pages = pages;
    }

    /** No default branch: a new code does not compile until it has a status. */
    static HttpStatus status(BusinessError.Code code) {
        return switch (code) {
            case CUSTOMER_NOT_FOUND,
                    ORDER_NOT_FOUND,
                    PAYMENT_NOT_FOUND,
                    TEMPORARY_LIMIT_NOT_FOUND,
                    WEBHOOK_NOT_FOUND,
                    EVENT_NOT_FOUND,
                    WHAT_IF_NOT_FOUND -> HttpStatus.NOT_FOUND;
            case ORDER_CLOSED,
                    ORDER_NOT_PENDING,
                    ORDER_NOT_APPROVED,
                    ORDER_ALREADY_SHIPPED,
                    ORDER_REJECTED,
                    NO_RESERVATION,
                    NOT_WAITING,
                    NOT_OVERRIDDEN,
                    NOT_ELIGIBLE,
                    TEMPORARY_LIMIT_OVERLAPS,
                    TOO_MANY_TEMPORARY_LIMITS,
                    TOO_MANY_WEBHOOKS,
                    TOO_MANY_WHAT_IFS -> HttpStatus.CONFLICT;
            case ACCESS_DENIED, OVERRIDE_LIMIT_EXCEEDED -> HttpStatus.FORBIDDEN;
            case VERSION_MISMATCH -> HttpStatus.PRECONDITION_FAILED;
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

    /** A problem would only be added to the part that was sent. The connection is closed, so that the client sees it. */
    @ExceptionHandler
    ResponseEntity<Object> brokenOff(CsvList.BrokenOff e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Object> notTaken(NotTaken e, WebRequest request) {
        return answer(e, Problem.malformed(e.errors()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notSignedIn(AuthenticationException e, WebRequest request) {
        HttpHeaders challenge = new HttpHeaders();
        challenge.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        String detail = "Sign in with a valid token, key, or name and password.";
        return handleExceptionInternal(
                e,
                Problem.of(HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN", detail),
                challenge,
                HttpStatus.UNAUTHORIZED,
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> denied(AccessDeniedException e, WebRequest request) {
        String detail = e instanceof CsrfException
                ? "A request with a session needs the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN."
                : "Your roles do not allow this. Ask an operator for the role, or sign in as somebody who has it.";
        return answer(e, Problem.of(HttpStatus.FORBIDDEN, "ACCESS_DENIED", detail), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException e, HttpServletRequest sent, WebRequest request) {
        return answer(e, UnreadableParameter.in(sent.getQueryString()), request);
    }

    /**
     * Answers a failure of Vouch, which the client did not cause. The log has the details; the answer has one sentence.
     */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e, WebRequest request) {
        if (Failures.isTransient(e)) {
            // An overloaded process should not also write a log line for each request.
            LOG.atLevel(e instanceof Overloaded ? Level.DEBUG : Level.WARN)
                    .log("{} could not be answered: {}", request.getDescription(false), e.toString());
            return answer(e, Problem.outage(e), request);
        }
        LOG.error("{} failed", request.getDescription(false), e);
        String detail = "Vouch failed to answer. Send the request again: nothing is done twice under the same id.";
        return answer(e, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", detail), request);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, Problem.invalid(RequestErrors.of(e)), request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, Problem.invalid(RequestErrors.of(e)), request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, UnreadableBody.problem(e.getCause()), request);
    }

    /** A path with an impossible id answers 404. A parameter that cannot be read is the client's mistake. */
    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean path = e instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
        ProblemDetail problem = path
                ? Problem.of(HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND.name(), "There is nothing under this path.")
                : UnreadableParameter.problem(e.getPropertyName(), e.getValue());
        return answer(e, problem, request);
    }

    /** Every error that Spring itself finds (404, 405, 406, 415 …) passes through here last. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            Problem.coded(problem);
        }
        HttpHeaders sent = new HttpHeaders();
        sent.putAll(headers);
        // The Accept header of the client is ignored, because it may be the error.
        sent.setContentType(form(request));
        if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            sent.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return super.createResponseEntity(body, sent, status, request);
    }

    private MediaType form(WebRequest request) {
        boolean page = request instanceof ServletWebRequest sent
                && pages.filter(all -> all.isWanted(sent.getRequest())).isPresent();
        return page ? MediaType.TEXT_HTML : MediaType.APPLICATION_PROBLEM_JSON;
    }

    private ResponseEntity<Object> refused(BusinessError error, Exception e, WebRequest request) {
        ProblemDetail problem = error.code() == BusinessError.Code.VALIDATION_FAILED
                ? Problem.invalid(List.of(Map.of("pointer", "", "detail", error.detail())))
                : Problem.of(status(error.code()), error.code().name(), error.detail());
        return answer(e, problem, request);
    }

    private ResponseEntity<Object> answer(Exception e, ProblemDetail problem, WebRequest request) {
        return handleExceptionInternal(
                e, problem, new HttpHeaders(), HttpStatusCode.valueOf(problem.getStatus()), request);
    }
}
