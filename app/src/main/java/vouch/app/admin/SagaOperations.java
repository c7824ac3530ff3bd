package vouch.app.admin;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vouch.api.Identifier;
import vouch.api.order.OrderId;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.saga.ParkedStep;
import vouch.saga.SagaRepair;
import vouch.saga.SagaView;
import vouch.saga.SagasInFlight;

/** Operates the saga of an order, or one parked step. An operation is {@link Refused} when it is not possible. */
@Component
@ConditionalOnSide(Side.SAGA)
class SagaOperations {

    private final SagasInFlight sagas;
    private final SagaRepair repair;
    private final OperationLog log;

    SagaOperations(SagasInFlight sagas, SagaRepair repair, OperationLog log) {
        this.sagas = sagas;
        this.repair = repair;
        this.log = log;
    }

    /** Runs the operation and returns its result as a text; see {@link SagasEndpoint#operate}. */
    String perform(String id, String operation, String reason) {
        return sagas.parked(id)
                .map(step -> ofStep(step, operation, reason))
                .orElseGet(() -> ofOrder(saga(id, operation), operation, reason));
    }

    private String ofStep(ParkedStep step, String operation, String reason) {
        Supplier<String> action =
                switch (operation) {
                    case "retry" -> () -> retried(repair.retry(step));
                    case "end" ->
                        () -> {
                            repair.giveUp(step);
                            return "given up";
                        };
                    default -> throw Refused.notFound("A step can be retried or ended, nothing else.");
                };
        return log.perform(operation, "step " + step.id(), reason, action);
    }

    private String ofOrder(SagaView saga, String operation, String reason) {
        Supplier<String> action =
                switch (operation) {
                    case "retry" -> () -> retried(repair.retry(saga));
                    case "compensate" ->
                        () -> {
                            repair.compensate(saga, reason).ifPresent(error -> {
                                throw Refused.conflict(error.detail());
                            });
                            return "cancelled, and its credit released";
                        };
                    case "end" ->
                        () -> {
                            repair.end(saga.orderId());
                            return "ended";
                        };
                    default -> throw Refused.notFound("A saga can be retried, compensated or ended, nothing else.");
                };
        return log.perform(operation, "saga " + saga.orderId().value(), reason, action);
    }

    private static String retried(boolean well) {
        return well ? "retried" : "failed again: its cause is with its step";
    }

    /** @throws Refused when no saga of this order is in flight */
    SagasInFlight.Details details(String id) {
        return order(id).flatMap(sagas::find).orElseThrow(() -> notInFlight(id));
    }

    /** Finds the saga of the order. For a retry, a lost saga is found too. */
    private SagaView saga(String id, String operation) {
        Optional<SagaView> known = order(id).flatMap(sagas::find).map(SagasInFlight.Details::saga);
        return known.or(() ->
                        order(id).filter(lost -> operation.equals("retry")).flatMap(repair::lost))
                .orElseThrow(() -> notInFlight(id));
    }

    private static Optional<OrderId> order(String id) {
        return Optional.of(id).filter(text -> text.matches(Identifier.FORMAT)).map(OrderId::new);
    }

    private static Refused notInFlight(String id) {
        return Refused.notFound("No saga of %s is in flight.".formatted(id));
    }
}
