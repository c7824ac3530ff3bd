package vouch.app.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The body of a request does not arrive, or arrives too slowly, while a thread waits for it. */
final class BodyTooSlow extends ErrorResponseException {

    private static final String DETAIL = "The body did not come in time. Send it at once.";

    BodyTooSlow() {
        super(HttpStatus.BAD_REQUEST, Problem.of(HttpStatus.BAD_REQUEST, "BODY_TOO_SLOW", DETAIL), null);
    }
}
