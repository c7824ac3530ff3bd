package vouch.engine.eventstore;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ignores a snapshot that has another revision or cannot be read. Its whole stream is then read instead, which is slow
 * but correct. Axon reads a snapshot only when it uses the snapshot, which is too late to ignore it. So each snapshot
 * is read here once, as a test.
 */
final class ReadableSnapshots implements SnapshotFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ReadableSnapshots.class);
    private static final int REMEMBERED = 10_000;

    private final Serializer serializer;
    private final Set<String> tried = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    ReadableSnapshots(Serializer serializer) {
        this.serializer = serializer;
    }

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        return isOfThisRevision(snapshot.getPayload().getType())
                && (tried.contains(snapshot.getEventIdentifier()) || canBeRead(snapshot));
    }

    private boolean isOfThisRevision(SerializedType type) {
        Class<?> known = serializer.classForType(type);
        return known != UnknownSerializedType.class
                && Objects.equals(
                        type.getRevision(), serializer.typeForClass(known).getRevision());
    }

    private boolean canBeRead(DomainEventData<?> snapshot) {
        try {
            serializer.deserialize(snapshot.getPayload());
            tried.add(snapshot.getEventIdentifier());
            return true;
        } catch (SerializationException e) {
            LOG.warn(
                    "Read all of {}, for its snapshot is unreadable: {}",
                    snapshot.getAggregateIdentifier(),
                    e.getCause().getMessage());
            return false;
        }
    }
}
