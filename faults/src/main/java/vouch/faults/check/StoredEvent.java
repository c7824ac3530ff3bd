package vouch.faults.check;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One row of the event store.
 *
 * @param at null when the row's text is no time
 * @param payload missing when it is no JSON
 */
public record StoredEvent(
        long globalIndex,
        String id,
        String stream,
        long sequence,
        String streamType,
        Instant at,
        String type,
        JsonNode payload,
        JsonNode metaData) {

    String text(String field) {
        return payload.path(field).asString("");
    }

    String orderId() {
        return text("orderId");
    }

    String customerId() {
        return text("customerId");
    }

    String actor() {
        return metaData.path("actor").asString("");
    }

    /** Whether a client has asked for it, and not a part of Vouch. */
    boolean isOfClient() {
        return !actor().startsWith("system:");
    }

    /** @throws ArithmeticException when it is no amount of money */
    Amount amount(String field) {
        return Amount.of(payload.path(field));
    }

    boolean isBefore(Instant moment) {
        return at == null || at.isBefore(moment);
    }

    /** {@code order/536365@2 OrderShipped}. */
    String name() {
        return stream + "@" + sequence + " " + type;
    }
}
