package vouch.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.axonframework.eventhandling.DomainEventData;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import vouch.engine.eventstore.LoggedEvent;

/**
 * One event as a line of JSON. Payload and metadata are in it as they are stored, byte by byte. Bytes that are no object
 * of JSON on one line, because somebody has damaged them, are in it as Base64. {@link EventLineReader} reads it.
 *
 * @param position where the event was in the store that it comes from; another store gives it another one
 */
record EventLine(long position, DomainEventData<byte[]> event) {

    static final String POSITION = "position";
    static final String EVENT_ID = "eventId";
    static final String STREAM = "stream";
    static final String SEQUENCE = "sequence";
    static final String STREAM_TYPE = "streamType";
    static final String AT = "at";
    static final String TYPE = "type";
    static final String REVISION = "revision";
    static final String META_DATA = "metaData";
    static final String PAYLOAD = "payload";

    /** Ends the name of a field whose bytes are no object of JSON. */
    static final String BASE64 = "Base64";

    static final JsonMapper JSON = JsonMapper.shared();

    /** The line of an event, with its line break. */
    static byte[] of(LoggedEvent logged) {
        DomainEventData<byte[]> event = logged.data();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberProperty(POSITION, logged.position());
            json.writeStringProperty(EVENT_ID, event.getEventIdentifier());
            json.writeStringProperty(STREAM, event.getAggregateIdentifier());
            json.writeNumberProperty(SEQUENCE, event.getSequenceNumber());
            json.writeStringProperty(STREAM_TYPE, event.getType());
            json.writeStringProperty(AT, event.getTimestamp().toString());
            json.writeStringProperty(TYPE, event.getPayload().getType().getName());
            json.writeStringProperty(REVISION, event.getPayload().getType().getRevision());
            write(META_DATA, logged.metaDataJson(), json);
            write(PAYLOAD, event.getPayload().getData(), json);
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void write(String name, byte[] stored, JsonGenerator json) {
        String text = new String(stored, StandardCharsets.UTF_8);
        if (isObject(stored) && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), stored)) {
            json.writeName(name);
            json.writeRawValue(text);
        } else {
            json.writeName(name + BASE64);
            json.writeBinary(stored);
        }
    }

    /** Whether these bytes are one object and nothing else, on one line. */
    private static boolean isObject(byte[] stored) {
        for (byte one : stored) {
            if (one == '\n' || one == '\r') {
                return false;
            }
        }
        try (JsonParser parser = JSON.createParser(stored)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && parser.currentTokenLocation().getByteOffset() == 0
                    && parser.skipChildren().currentLocation().getByteOffset() == stored.length;
        } catch (JacksonException damaged) {
            return false;
        }
    }
}
