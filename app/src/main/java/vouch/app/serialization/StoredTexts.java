package vouch.app.serialization;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.engine.erasure.ErasableTexts;

/** Finds the texts about a customer in a stored event, and encrypts those of an older one. */
public final class StoredTexts {

    private static final Map<String, List<String>> FIELDS = ErasableFields.byEvent().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.getKey().getSimpleName(), Map.Entry::getValue));

    private StoredTexts() {}

    /**
     * A text in a stored event.
     *
     * @param field the type of the event, and the field
     * @param key the name of the key with which it is encrypted; null when it is not
     */
    public record Text(String field, String key) {

        public boolean isEncrypted() {
            return key != null;
        }
    }

    /** The texts of the event. An event whose payload is damaged has none. */
    public static List<Text> of(DomainEventData<byte[]> event) {
        String type = event.getPayload().getType().getName();
        List<String> fields = FIELDS.getOrDefault(type, List.of());
        if (fields.isEmpty()) {
            return List.of();
        }
        try {
            JsonNode payload = JsonMapper.shared().readTree(event.getPayload().getData());
            return fields.stream()
                    .flatMap(field -> texts(type + "." + field, payload.path(field)))
                    .toList();
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    /** The same event with its texts encrypted, as they would be stored now. */
    public static DomainEventData<byte[]> encrypted(DomainEventData<byte[]> event, ErasableTexts texts) {
        if (of(event).stream().allMatch(Text::isEncrypted)) {
            return event;
        }
        SerializedType type = event.getPayload().getType();
        return new GenericDomainEventEntry<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getEventIdentifier(),
                event.getTimestamp(),
                type.getName(),
                type.getRevision(),
                texts.encrypt(
                        event.getPayload().getData(),
                        ErasableFields.CUSTOMER,
                        FIELDS.get(type.getName()).stream()
                                .map(field -> JsonPointer.empty().appendProperty(field))
                                .toList()),
                event.getMetaData().getData());
    }

    private static Stream<Text> texts(String field, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().flatMap(one -> texts(field, one));
        }
        return ErasableTexts.keyOf(value)
                .map(key -> Stream.of(new Text(field, key)))
                .orElseGet(() -> ErasableTexts.isReadable(value) ? Stream.of(new Text(field, null)) : Stream.empty());
    }
}
