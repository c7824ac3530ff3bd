package vouch.app.admin;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import vouch.app.web.Problem;

/** An operation is not possible in the current state. The message says why, and what to do instead. */
final class Refused extends RuntimeException {

    private final transient ProblemDetail problem;

    private Refused(ProblemDetail problem) {
        super(problem.getDetail());
        this.problem = problem;
    }

    static Refused notFound(String detail) {
        return new Refused(Problem.of(HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND.name(), detail));
    }

    static Refused conflict(String detail) {
        return new Refused(Problem.of(HttpStatus.CONFLICT, "OPERATION_NOT_POSSIBLE", detail));
    }

    /** @param field the name of the body field */
    static Refused invalid(String field, String detail) {
        return new Refused(Problem.invalid("/" + field, detail));
    }

    ProblemDetail problem() {
        return problem;
    }
}
