package vouch.app.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import vouch.app.demo.DemoFault;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;

/** {@code /actuator/demo}: the switch with which an operator ends the fault of the demo set. */
@Component
@ConditionalOnBooleanProperty({"vouch.demo", "vouch.demo-fault"})
@ConditionalOnSide(Side.QUERY)
@Endpoint(id = "demo")
class DemoEndpoint {

    private final DemoFault fault;
    private final OperationLog log;

    DemoEndpoint(DemoFault fault, OperationLog log) {
        this.fault = fault;
        this.log = log;
    }

    /** @param refusedOrder which the order view refuses, until the fault is mended */
    record Shown(String refusedOrder, boolean mended) {}

    @ReadOperation
    WebEndpointResponse<Object> demo() {
        return Answers.of(this::shown);
    }

    /** Mends the fault: the next attempt to handle the dead letter succeeds. */
    @WriteOperation
    WebEndpointResponse<Object> mend(@Nullable String reason) {
        return Answers.of(() -> {
            log.perform(DemoFault.MENDED_BY, DemoFault.ORDER, reason, () -> "mended");
            return shown();
        });
    }

    private Shown shown() {
        return new Shown(DemoFault.ORDER, fault.isMended());
    }
}
