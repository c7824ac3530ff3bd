package vouch.app.serialization;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiConsumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.Granted;

/**
 * Reads events of revision 1, which had no business dates, terms or waiting orders ({@code docs/credit-rules.md},
 * Business dates). They count for the day on which they were recorded, in UTC. The standard terms held then. An event that
 * cannot be read stays as it is: its reader meets the error, and keeps it as a dead letter.
 */
@Component
final class BusinessDateUpcaster extends SingleEventUpcaster {

    private static final String FROM = "1";
    private static final String TO = "2";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What each type has more than its date. */
    private static final Map<String, BiConsumer<ObjectNode, LocalDate>> MORE = Map.ofEntries(
            Map.entry("CustomerRegistered", dateOnly()),
            Map.entry("CreditLimitChanged", dateOnly()),
            Map.entry("CreditHoldPlaced", dateOnly()),
            Map.entry("CreditHoldLifted", dateOnly()),
            Map.entry("CreditReserved", BusinessDateUpcaster::reserved),
            Map.entry("CreditReservationRejected", BusinessDateUpcaster::rejected),
            Map.entry("CreditReleased", (event, day) -> event.putNull("waited")),
            Map.entry("CreditCharged", BusinessDateUpcaster::charged),
            Map.entry("PaymentRecorded", dateOnly()),
            Map.entry("PaymentReversed", dateOnly()),
            Map.entry("CreditNoteIssued", dateOnly()),
            Map.entry("PostingMade", dateOnly()),
            Map.entry("PostingReversed", dateOnly()),
            Map.entry("OrderCreated", dateOnly()),
            Map.entry("OrderApproved", dateOnly()),
            Map.entry("OrderRejected", dateOnly()),
            Map.entry("OrderCancelled", dateOnly()),
            Map.entry("OrderShipped", dateOnly()));

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return FROM.equals(event.getType().getRevision())
                && MORE.containsKey(event.getType().getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        String type = event.getType().getName();
        Instant recorded = event.getTimestamp();
        return event.upcastPayload(
                new SimpleSerializedType(type, TO),
                byte[].class,
                stored -> dated(type, stored, LocalDate.ofInstant(recorded, ZoneOffset.UTC)));
    }

    private static byte[] dated(String type, byte[] stored, LocalDate day) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(stored);
            MORE.get(type).accept(event, day);
            return JSON.writeValueAsBytes(event.put("on", day.toString()));
        } catch (RuntimeException unreadable) {
            return stored;
        }
    }

    private static BiConsumer<ObjectNode, LocalDate> dateOnly() {
        return (event, day) -> {};
    }

    private static void reserved(ObjectNode event, LocalDate day) {
        event.put("granted", Granted.AT_ONCE.name());
        event.putArray("overridden");
        event.putNull("reason");
        figures(event, day).putArray("reasons");
    }

    private static void rejected(ObjectNode event, LocalDate day) {
        event.putNull("remark");
        figures(event, day).putArray("reasons").add(event.get("reason"));
    }

    private static void charged(ObjectNode event, LocalDate day) {
        String currency = event.at("/amount/currency").asString();
        int days = CreditTerms.standard(currency).paymentDays();
        event.put("dueOn", day.plusDays(days).toString());
    }

    private static ObjectNode figures(ObjectNode event, LocalDate day) {
        ObjectNode figures = (ObjectNode) event.get("figures");
        JsonNode limit = figures.get("creditLimit");
        String currency = limit.get("currency").asString();
        figures.put("on", day.toString());
        figures.set("limitInForce", limit);
        figures.set("ceiling", limit);
        figures.putNull("overdue");
        figures.set("waiting", JSON.valueToTree(Money.zero(currency)));
        figures.set("terms", JSON.valueToTree(CreditTerms.standard(currency)));
        return figures;
    }
}
