package vouch.app.admin;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vouch.api.Identifier;
import vouch.api.order.OrderId;
import vouch.app.messaging.Caller;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.saga.SagaRepair;
import vouch.saga.SagaView;
import vouch.saga.SagasInFlight;

/** Operates the saga of an order. An operation is {@link Refused} when it is not possible. */
@Component
@ConditionalOnSide(Side.SAGA)
class SagaOperations {

    private final SagasInFlight sagas;
    private final SagaRepair repair;
    private final OperationLog log;
    private final Caller caller;

    SagaOperations(SagasInFlight sagas, SagaRepair repair, OperationLog log, Caller caller) {
        this.sagas = sagas;
        this.repair = repair;
        this.log = log;
        this.caller = caller;
    }

    /** Runs the operation and returns its result as a text; see {@link SagasEndpoint#operate}. */
    String perform(String id, String operation, String reason) {
        OrderId order = saga(id, operation).orderId();
        Supplier<String> action =
                switch (operation) {
                    case "retry" -> () -> repair.retry(order) ? "retried" : "failed again: see its dead letters";
                    case "compensate" ->
                        () -> {
                            repair.compensate(order, reason, caller.current().name())
                                    .ifPresent(error -> {
                                        throw Refused.conflict(error.detail());
                                    });
                            return "cancelled, and its credit released";
                        };
                    case "end" ->
                        () -> {
                            repair.end(order);
                            return "ended";
                        };
                    default -> throw Refused.notFound("A saga can be retried, compensated or ended, nothing else.");
                };
        return log.perform(operation, "saga " + order.value(), reason, action);
    }

    /** @throws Refused when no saga of this order is in flight */
    SagasInFlight.Details details(String id) {
        return order(id).flatMap(sagas::details).orElseThrow(() -> notInFlight(id));
    }

    /** Finds the saga of the order. For a retry, a lost saga is found too. */
    private SagaView saga(String id, String operation) {
        Optional<OrderId> order = order(id);
        return order.flatMap(sagas::find)
                .or(() -> order.filter(lost -> operation.equals("retry")).flatMap(repair::lost))
                .orElseThrow(() -> notInFlight(id));
    }

    private static Optional<OrderId> order(String id) {
        return Optional.of(id).filter(text -> text.matches(Identifier.FORMAT)).map(OrderId::new);
    }

    private static Refused notInFlight(String id) {
        return Refused.notFound("No saga of %s is in flight.".formatted(id));
    }
}
