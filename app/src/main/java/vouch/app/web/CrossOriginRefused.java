package vouch.app.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A page of another site has sent a request, and is not among those that may. */
final class CrossOriginRefused extends ErrorResponseException {

    private static final String DETAIL = "Pages of this origin may not send such a request. "
            + "An operator can list the origin; methods and headers are those of the API.";

    CrossOriginRefused() {
        super(HttpStatus.FORBIDDEN, Problem.of(HttpStatus.FORBIDDEN, "CROSS_ORIGIN_REFUSED", DETAIL), null);
    }
}
