package vouch.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import vouch.api.BusinessError;
import vouch.engine.outage.NotYetVisible;
import vouch.engine.outage.Overloaded;

/** The body of every error answer (RFC 9457; {@code docs/http-api.md}, Conventions). */
public final class Problem {

    static final String CODE = "code";
    static final String TRACE = "trace_id";

    private Problem() {}

    /** @param code the value on which clients branch; the problem's type is made from it */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        return coded(ProblemDetail.forStatusAndDetail(status, detail), code);
    }

    /** The status with which a refusal is answered. */
    public static HttpStatus status(BusinessError.Code code) {
        return Problems.status(code);
    }

    public static ProblemDetail outage(Throwable failure) {
        String detail = failure instanceof Overloaded || failure instanceof NotYetVisible
                ? failure.getMessage()
                : "A part of Vouch is away. Send the request again in a moment: nothing is done twice.";
        String code = failure instanceof Overloaded ? "OVERLOADED" : HttpStatus.SERVICE_UNAVAILABLE.name();
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
    }

    /**
     * A request that is well-formed but breaks rules.
     *
     * @param errors each with a {@code pointer} into the body or a {@code parameter}, and a {@code detail}
     */
    static ProblemDetail invalid(List<Map<String, String>> errors) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, BusinessError.Code.VALIDATION_FAILED.name(), errors);
    }

    /**
     * A request with a part that cannot be read, or is not taken.
     *
     * @param errors each with a {@code parameter}, a {@code header} or a {@code pointer}, and a {@code detail}
     */
    static ProblemDetail malformed(List<Map<String, String>> errors) {
        return of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST", errors);
    }

    public static ProblemDetail malformed(String parameter, String detail) {
        return malformed(List.of(Map.of("parameter", parameter, "detail", detail)));
    }

    private static ProblemDetail of(HttpStatus status, String code, List<Map<String, String>> errors) {
        String detail =
                errors.stream().map(error -> place(error) + error.get("detail")).collect(Collectors.joining(" "));
        ProblemDetail problem = of(status, code, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** @param pointer into the body */
    public static ProblemDetail invalid(String pointer, String detail) {
        return invalid(List.of(Map.of("pointer", pointer, "detail", detail)));
    }

    /** Names the request by which the problem is found in logs and traces. Every problem that is sent is named. */
    public static ProblemDetail traced(ProblemDetail problem, HttpServletRequest request) {
        problem.setProperty(TRACE, Correlation.traceOf(request));
        return problem;
    }

    /** The pointer is empty when the body as a whole breaks a rule. */
    private static String place(Map<String, String> error) {
        String place = Stream.of("pointer", "parameter", "header")
                .map(error::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return place.isEmpty() ? "" : place + ": ";
    }

    /** Adds a code to a problem that the framework made: the name of its status. */
    static ProblemDetail coded(ProblemDetail problem) {
        boolean coded =
                problem.getProperties() != null && problem.getProperties().containsKey(CODE);
        HttpStatus status = HttpStatus.resolve(problem.getStatus());
        return coded || status == null ? problem : coded(problem, status.name());
    }

    private static ProblemDetail coded(ProblemDetail problem, String code) {
        problem.setType(
                URI.create("urn:vouch:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setProperty(CODE, code);
        return problem;
    }
}
