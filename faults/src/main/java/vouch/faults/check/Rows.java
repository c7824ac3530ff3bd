package vouch.faults.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Everything that Vouch has stored, as the checker needs it.
 *
 * @param events by global index
 * @param deadLetters events that a view, the saga or the reconciler could not handle
 */
public record Rows(
        List<StoredEvent> events,
        List<OrderRow> orders,
        List<CustomerRow> customers,
        List<SagaRow> sagas,
        List<Token> tokens,
        long deadLetters) {

    /**
     * Of {@code order_view}.
     *
     * @param decisionNumber null also in the store of a release that did not have it
     */
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
            long version,
            Long decisionNumber) {}

    /**
     * Of {@code customer_view}.
     *
     * @param on the account's date; null in the store of a release that did not have it, as are the details
     */
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
            long version,
            LocalDate on,
            JsonNode details) {}

    /** Of {@code saga}; a deadline of null when nobody needs to ask the order to reject. */
    public record SagaRow(
            String orderId,
            String customerId,
            String orderStep,
            String creditStep,
            String state,
            Instant startedAt,
            Instant deadline) {}

    /** Of {@code TokenEntry}; null before the first event. */
    public record Token(String processor, int segment, JsonNode position) {}
}
