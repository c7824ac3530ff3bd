package vouch.app.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.io.InputStreamResource;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;
import vouch.engine.eventstore.EventLog;
import vouch.engine.transfer.EventExport;

/** {@code GET /actuator/export}: all stored events as lines of JSON, or those after a position. */
@Component
@Endpoint(id = "export")
class ExportEndpoint {

    private static final String LINES = "application/jsonl";

    private final EventExport export;

    ExportEndpoint(EventLog log) {
        this.export = new EventExport(log);
    }

    /** @param after the position of the last line that the client has; null for all events */
    @ReadOperation(produces = {LINES, "application/problem+json"})
    WebEndpointResponse<Object> export(@Nullable String after) {
        WebEndpointResponse<Object> answer =
                Answers.of(() -> new InputStreamResource(export.after(checked(position(after)))));
        return answer.getBody() instanceof InputStreamResource lines
                ? new WebEndpointResponse<>(lines, MimeType.valueOf(LINES))
                : answer;
    }

    private long checked(long position) {
        if (!export.canGoOnAfter(position)) {
            throw Refused.invalid(
                    "after", "No event is at this position. Give the position of the last full line that you have.");
        }
        return position;
    }

    private static long position(String after) {
        if (after == null) {
            return EventExport.BEGINNING;
        }
        if (!after.matches("\\d{1,18}")) {
            throw Refused.invalid("after", "Give the position of the last full line that you have, or leave it out.");
        }
        return Long.parseLong(after);
    }
}
