package vouch.faults.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    /** Whether it was stored before events had business dates. */
    boolean isOfFirstRevision() {
        return !payload.has("on");
    }

    /** The day for which it counts. */
    LocalDate on() {
        return isOfFirstRevision() && at != null ? at.atZone(ZoneOffset.UTC).toLocalDate() : date("on");
    }

    /** What is no date is the first of all days, and is found by the figures that come of it. */
    LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            return LocalDate.EPOCH;
        }
    }

    List<String> texts(String field) {
        return texts(payload.path(field));
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(text -> text.asString("")).toList();
    }

    /** Whether a reservation was granted in this way; without a word at once, as all were in the beginning. */
    boolean isGranted(String how) {
        return payload.path("granted").asString("AT_ONCE").equals(how);
    }

    /** Whether both are of one append: they have one cause. */
    boolean isStoredWith(StoredEvent other) {
        return metaData.path("causationId").equals(other.metaData.path("causationId"));
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
