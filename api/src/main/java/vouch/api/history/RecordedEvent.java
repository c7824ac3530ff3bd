package vouch.api.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;

/**
 * An event as it is stored, and who caused it ({@code docs/http-api.md}, History).
 *
 * @param position the place in the order of all events; a later event has a higher one
 * @param stream the identifier of the event's stream
 * @param sequence the number of the event in its stream, from 0
 * @param revision the revision of the stored payload
 * @param at when it was stored
 * @param payload as it is stored, also when its type has a newer revision
 * @param change what it changed in the view of the timeline's order or customer, by the name of the field; null in
 *     answers that are no timeline
 * @param actor who sent the command
 * @param onBehalfOf the person for whom a program sent it; else null
 * @param correlationId the same for all events of one request
 * @param causationId the command that caused it
 * @param triggerId the event because of which a part of Vouch sent that command; null when there was none, and for
 *     events that were stored before this was recorded
 * @param reason the text that the sender gave as a reason; else null
 */
@JsonPropertyOrder({
    "eventId",
    "position",
    "stream",
    "sequence",
    "type",
    "revision",
    "at",
    "actor",
    "onBehalfOf",
    "correlationId",
    "causationId",
    "triggerId",
    "reason",
    "payload",
    "change"
})
public record RecordedEvent(
        String eventId,
        long position,
        String stream,
        long sequence,
        String type,
        String revision,
        Instant at,
        String actor,
        String onBehalfOf,
        String correlationId,
        String causationId,
        String triggerId,
        String reason,
        Map<String, Object> payload,
        Map<String, Change> change) {

    /** A field of a view, before and after an event; null where it was or is not there. */
    public record Change(Object before, Object after) {}

    /** The same event, with what it changed. */
    public RecordedEvent with(Map<String, Change> changed) {
        return new RecordedEvent(
                eventId,
                position,
                stream,
                sequence,
                type,
                revision,
                at,
                actor,
                onBehalfOf,
                correlationId,
                causationId,
                triggerId,
                reason,
                payload,
                changed);
    }
}
