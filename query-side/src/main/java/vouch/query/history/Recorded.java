package vouch.query.history;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedObject;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Actor;
import vouch.api.Origin;
import vouch.api.history.RecordedEvent;
import vouch.api.history.RecordedEvent.Change;
import vouch.engine.eventstore.LoggedEvent;

/** Shows stored events, and what they changed. */
final class Recorded {

    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private Recorded() {}

    static RecordedEvent of(LoggedEvent event) {
        DomainEventData<byte[]> data = event.data();
        SerializedObject<byte[]> stored = data.getPayload();
        Map<String, Object> payload = payload(event.readablePayload());
        Map<String, ?> metaData = event.metaData();
        Actor actor = Actor.of(metaData);
        return new RecordedEvent(
                data.getEventIdentifier(),
                event.position(),
                data.getAggregateIdentifier(),
                data.getSequenceNumber(),
                stored.getType().getName(),
                stored.getType().getRevision(),
                data.getTimestamp(),
                actor.name(),
                actor.onBehalfOf(),
                text(metaData, Origin.CORRELATION),
                text(metaData, Origin.CAUSATION),
                text(metaData, Origin.TRIGGER),
                payload.get("reason") instanceof String reason ? reason : null,
                payload,
                null);
    }

    /** What is no JSON object is shown as it is, so that one broken event does not hide the others. */
    private static Map<String, Object> payload(byte[] stored) {
        try {
            return Objects.requireNonNullElse(JSON.readValue(stored, FIELDS), Map.of());
        } catch (JacksonException unreadable) {
            return Map.of("unreadable", new String(stored, StandardCharsets.UTF_8));
        }
    }

    private static String text(Map<String, ?> metaData, String key) {
        return metaData.get(key) instanceof String text ? text : null;
    }

    /**
     * The fields in which two states of a view differ.
     *
     * @param before null when there was no view yet
     * @param after null when there is still none
     */
    static Map<String, Change> changes(Object before, Object after) {
        Map<String, Object> old = before == null ? Map.of() : JSON.convertValue(before, FIELDS);
        Map<String, Object> next = after == null ? Map.of() : JSON.convertValue(after, FIELDS);
        Map<String, Change> changes = new LinkedHashMap<>();
        next.forEach((field, value) -> {
            if (!Objects.equals(old.get(field), value)) {
                changes.put(field, new Change(old.get(field), value));
            }
        });
        return changes;
    }
}
