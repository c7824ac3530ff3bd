package vouch.engine.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one {@link EventLine}. The values of payload and metadata are the bytes between their brackets. */
final class EventLineReader {

    private final byte[] line;
    private Long position;
    private String eventId;
    private String stream;
    private Long sequence;
    private String streamType;
    private Instant at;
    private String type;
    private String revision;
    private byte[] metaData;
    private byte[] payload;

    private EventLineReader(byte[] line) {
        this.line = line;
    }

    /** @throws IllegalArgumentException when this is no such line; the message completes a sentence about the line */
    static EventLine read(byte[] line) {
        try (JsonParser parser = EventLine.JSON.createParser(line)) {
            EventLineReader reader = new EventLineReader(line);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("is no object of JSON");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                reader.take(name, parser);
            }
            return reader.line();
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }

    private void take(String name, JsonParser value) {
        switch (name) {
            case EventLine.POSITION -> position = value.getLongValue();
            case EventLine.EVENT_ID -> eventId = text(value);
            case EventLine.STREAM -> stream = text(value);
            case EventLine.SEQUENCE -> sequence = value.getLongValue();
            case EventLine.STREAM_TYPE -> streamType = text(value);
            case EventLine.AT -> at = Instant.parse(value.getString());
            case EventLine.TYPE -> type = text(value);
            case EventLine.REVISION -> revision = text(value);
            case EventLine.META_DATA -> metaData = object(value);
            case EventLine.META_DATA + EventLine.BASE64 -> metaData = value.getBinaryValue();
            case EventLine.PAYLOAD -> payload = object(value);
            case EventLine.PAYLOAD + EventLine.BASE64 -> payload = value.getBinaryValue();
            default -> throw new IllegalArgumentException("has the unknown field " + name);
        }
    }

    private static String text(JsonParser value) {
        return value.currentToken() == JsonToken.VALUE_NULL ? null : value.getString();
    }

    private byte[] object(JsonParser value) {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("has something else than an object in " + value.currentName());
        }
        int from = (int) value.currentTokenLocation().getByteOffset();
        int to = (int) value.skipChildren().currentLocation().getByteOffset();
        return Arrays.copyOfRange(line, from, to);
    }

    private EventLine line() {
        return new EventLine(
                given(EventLine.POSITION, position),
                new GenericDomainEventEntry<>(
                        streamType,
                        stream,
                        given(EventLine.SEQUENCE, sequence),
                        given(EventLine.EVENT_ID, eventId),
                        given(EventLine.AT, at),
                        given(EventLine.TYPE, type),
                        revision,
                        given(EventLine.PAYLOAD, payload),
                        given(EventLine.META_DATA, metaData)));
    }

    private static <T> T given(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException("has no " + name);
        }
        return value;
    }
}
