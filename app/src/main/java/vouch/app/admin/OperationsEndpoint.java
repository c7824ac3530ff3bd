package vouch.app.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;

/** {@code GET /actuator/operations}: what operators did, the newest first. */
@Component
@ConditionalOnTables
@Endpoint(id = "operations")
class OperationsEndpoint {

    private final OperationLog log;

    OperationsEndpoint(OperationLog log) {
        this.log = log;
    }

    record Operations(List<OperationLog.Operation> items) {}

    @ReadOperation
    WebEndpointResponse<Object> operations(@Nullable Integer limit) {
        return Answers.of(() -> new Operations(log.newest(Answers.limit(limit))));
    }
}
