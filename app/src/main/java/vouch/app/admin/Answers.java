package vouch.app.admin;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MimeType;
import vouch.api.Legible;
import vouch.app.web.Problem;
import vouch.engine.outage.Failures;

/**
 * Makes the answers of the operators' endpoints: the result, or a problem like everywhere else. Nothing else makes
 * problems when management has a port of its own.
 */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final int MOST_ITEMS = 500;
    private static final int USUAL_ITEMS = 100;

    private Answers() {}

    @SuppressWarnings("unchecked")
    static WebEndpointResponse<Object> of(Supplier<Object> answer) {
        return (WebEndpointResponse<Object>) orProblem(() -> new WebEndpointResponse<>(answer.get()));
    }

    /** The answer as it is: Spring MVC knows some that Actuator does not, such as a stream. */
    static Object orProblem(Supplier<Object> answer) {
        try {
            return answer.get();
        } catch (Refused refused) {
            return problem(refused.problem());
        } catch (RuntimeException e) {
            if (Failures.isTransient(e)) {
                LOG.warn("An operation could not be done: {}", e.toString());
                return problem(Problem.outage(e));
            }
            LOG.error("An operation failed", e);
            return problem(Problem.of(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "INTERNAL_ERROR",
                    "The operation failed. The log says why; GET /actuator/operations has what was done."));
        }
    }

    /** The answer to a parameter or a body field that the operation does not take, or not in this form. */
    static WebEndpointResponse<Object> malformed(String parameter, String detail) {
        return problem(Problem.malformed(parameter, detail));
    }

    /**
     * Checks that a database can search for the text or store it.
     *
     * @param name the name of the parameter or the body field
     */
    static String text(String name, String text, int most) {
        if (!Legible.is(text, most)) {
            throw Refused.invalid(
                    name,
                    "Give 1 to %d characters, one of them visible, none of them a control character.".formatted(most));
        }
        return text;
    }

    /** The most items of a list: the requested number, or {@value #USUAL_ITEMS} by default. */
    static int limit(Integer asked) {
        if (asked == null) {
            return USUAL_ITEMS;
        }
        if (asked < 1 || asked > MOST_ITEMS) {
            throw Refused.invalid("limit", "Ask for 1 to %d.".formatted(MOST_ITEMS));
        }
        return asked;
    }

    /** What a client sees that asks for the headers only. */
    static WebEndpointResponse<Object> empty(MimeType type) {
        return new WebEndpointResponse<>(null, HttpStatus.OK.value(), type);
    }

    private static WebEndpointResponse<Object> problem(ProblemDetail problem) {
        return new WebEndpointResponse<>(problem, problem.getStatus(), MediaType.APPLICATION_PROBLEM_JSON);
    }
}
