package vouch.app.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The body of a request is over {@link BodyLimit#BYTES}. */
final class BodyTooLarge extends ErrorResponseException {

    private static final String DETAIL = "The body is over 64 KiB. Send less at once.";

    BodyTooLarge() {
        super(HttpStatus.CONTENT_TOO_LARGE, Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", DETAIL), null);
    }
}
