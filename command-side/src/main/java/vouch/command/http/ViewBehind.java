package vouch.command.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Answers 503 when the view does not show yet what the answer has to show: the effect of a command that is stored. The client sends the request again
 * after 1 s.
 */
public final class ViewBehind extends ErrorResponseException {

    private static final String DETAIL =
            "What is stored cannot be shown yet. Send the request again in a moment: nothing is done twice.";

    public ViewBehind() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, DETAIL),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
