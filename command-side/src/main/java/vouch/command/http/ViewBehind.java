package vouch.command.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Answers 503 when a command is stored but the view does not show its effect yet. The client sends the request again
 * after 1 s.
 */
public final class ViewBehind extends ErrorResponseException {

    private static final String DETAIL =
            "The command is stored, but cannot be shown yet. Send it again in a moment: nothing is done twice.";

    public ViewBehind() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, DETAIL),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
