package vouch.faults.check;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Everything that Vouch has stored, as the checker needs it.
 *
 * @param events by global index
 * @param deadLetters events that a view could not take
 * @param parkedSteps steps of orders that wait to be taken again
 */
public record Rows(
        List<StoredEvent> events,
        List<OrderRow> orders,
        List<CustomerRow> customers,
        List<InFlightRow> inFlight,
        List<SagaRow> sagas,
        List<Association> associations,
        List<Deadline> deadlines,
        List<Token> tokens,
        long deadLetters,
        long parkedSteps) {

    /** Of {@code order_view}. */
    public record OrderRow(
            String orderId,
            String customerId,
            String customerName,
            String status,
            String credit,
            String reason,
            long total,
            String currency,
            JsonNode details,
            Instant createdAt,
            Instant decidedAt,
            long version) {}

    /** Of {@code customer_view}. */
    public record CustomerRow(
            String customerId,
            String name,
            String country,
            boolean onHold,
            String currency,
            long creditLimit,
            long reserved,
            long receivable,
            Instant registeredAt,
            long version) {}

    /** Of {@code saga_view}. */
    public record InFlightRow(
            String orderId,
            String customerId,
            String orderStep,
            String creditStep,
            String state,
            String steps,
            Instant startedAt) {}

    /** Of {@code SagaEntry}; the saga is its JSON. */
    public record SagaRow(String id, JsonNode saga) {}

    /** Of {@code AssociationValueEntry}. */
    public record Association(String key, String value, String sagaId) {}

    /** Of {@code scheduled_tasks}: a decision deadline, and the saga that it was made by. */
    public record Deadline(String id, String sagaId) {}

    /** Of {@code TokenEntry}; null before the first event. */
    public record Token(String processor, int segment, JsonNode position) {}
}
