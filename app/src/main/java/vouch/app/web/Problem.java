package vouch.app.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import vouch.api.BusinessError;
import vouch.app.messaging.Overloaded;

/** The body of every error answer (RFC 9457; {@code docs/http-api.md}, Conventions). */
public final class Problem {

    private static final String CODE = "code";

    private Problem() {}

    /** @param code what clients branch on; the problem's type is made of it */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        return coded(ProblemDetail.forStatusAndDetail(status, detail), code);
    }

    public static ProblemDetail outage(Throwable failure) {
        return failure instanceof Overloaded
                ? of(HttpStatus.SERVICE_UNAVAILABLE, "OVERLOADED", failure.getMessage())
                : of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        HttpStatus.SERVICE_UNAVAILABLE.name(),
                        "A part of Vouch is away. Send the request again in a moment: nothing is done twice.");
    }

    /**
     * A request that is well-formed and breaks rules.
     *
     * @param errors each with a {@code pointer} into the body or a {@code parameter}, and a {@code detail}
     */
    static ProblemDetail invalid(List<Map<String, String>> errors) {
        String detail =
                errors.stream().map(error -> place(error) + error.get("detail")).collect(Collectors.joining(" "));
        ProblemDetail problem =
                of(HttpStatus.UNPROCESSABLE_CONTENT, BusinessError.Code.VALIDATION_FAILED.name(), detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** @param pointer into the body */
    public static ProblemDetail invalid(String pointer, String detail) {
        return invalid(List.of(Map.of("pointer", pointer, "detail", detail)));
    }

    /** A rule that the body as a whole breaks has an empty pointer. */
    private static String place(Map<String, String> error) {
        String place = error.getOrDefault("pointer", error.get("parameter"));
        return place.isEmpty() ? "" : place + ": ";
    }

    /** Gives a problem that the framework made a code, which is the name of its status. */
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
