package vouch.console;

import java.time.Instant;
import java.util.Map;
import vouch.api.history.RecordedEvent;
import vouch.api.history.RecordedEvent.Change;

/** Events as the log hands them out, of which a test says only what counts there. */
public final class Recorded {

    private Recorded() {}

    /** Of a customer's stream. */
    public static RecordedEvent event(String id, long sequence, Map<String, Change> change) {
        return event(id, "customer/acme", sequence, "Any", Instant.EPOCH, change);
    }

    /** The event's id is its stream and its number there. */
    public static RecordedEvent event(String stream, long sequence, String type, Instant at) {
        return event(stream + sequence, stream, sequence, type, at, Map.of());
    }

    private static RecordedEvent event(
            String id, String stream, long sequence, String type, Instant at, Map<String, Change> change) {
        return new RecordedEvent(
                id,
                sequence + 1,
                stream,
                sequence,
                type,
                "1",
                at,
                "clerk",
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                change);
    }
}
