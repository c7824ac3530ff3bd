package vouch.faults.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.StoredEvent;

/** Events as the checker reads them: as JSON. The same event comes in many runs, and is written once. */
final class Stored {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 100_000;
    private static final Map<Object, JsonNode> WRITTEN = new HashMap<>();

    private Stored() {}

    private static JsonNode origin(DomainEventMessage<?> event) {
        return JSON.createObjectNode()
                .put("actor", "anonymous")
                .put("correlationId", "simulated")
                .put(Ledger.CAUSE, (String) event.getMetaData().get(Ledger.CAUSE));
    }

    static StoredEvent event(long globalIndex, DomainEventMessage<?> event) {
        if (WRITTEN.size() > MOST) {
            WRITTEN.clear();
        }
        return new StoredEvent(
                globalIndex,
                "e-" + globalIndex,
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                Instant.EPOCH,
                event.getPayloadType().getSimpleName(),
                WRITTEN.computeIfAbsent(event.getPayload(), JSON::valueToTree),
                origin(event));
    }
}
