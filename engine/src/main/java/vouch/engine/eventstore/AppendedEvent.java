package vouch.engine.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import vouch.engine.erasure.ErasableTexts;

/**
 * An appended event as a reader of the table gets it. Its payload is the appended object itself, which is a record. A
 * test shows for every event type that this object equals what its JSON is read as.
 *
 * @param index its place in the order of all events
 * @param stream the stream and the event's number in it; null for an event that belongs to no stream
 * @param message its identifier, payload and metadata; null for an event that only the table may have
 * @param timestamp in milliseconds, as it is stored
 * @param bytes the size of its payload and metadata in the table
 */
record AppendedEvent(long index, Stream stream, Message<?> message, Instant timestamp, int bytes) {

    record Stream(String type, String aggregateIdentifier, long sequenceNumber) {}

    static AppendedEvent of(EventMessage<?> event, long index, EventInsert rows, int row, Serializer serializer) {
        return new AppendedEvent(
                index,
                event instanceof DomainEventMessage<?> domainEvent
                        ? new Stream(
                                domainEvent.getType(),
                                domainEvent.getAggregateIdentifier(),
                                domainEvent.getSequenceNumber())
                        : null,
                ErasableTexts.areIn(rows.payload(row))
                        ? null
                        : new GenericMessage<>(
                                event.getIdentifier(),
                                event.getPayload(),
                                asStored(event.getMetaData(), rows.metaData(row), serializer)),
                event.getTimestamp().truncatedTo(ChronoUnit.MILLIS),
                rows.bytes(row));
    }

    /**
     * Returns the metadata as readers of the table get it. A value that is not text may become another type in JSON.
     */
    private static Map<String, ?> asStored(MetaData metaData, byte[] stored, Serializer serializer) {
        return metaData.values().stream().allMatch(value -> value == null || value instanceof String)
                ? metaData
                : serializer.deserialize(
                        new SimpleSerializedObject<>(stored, byte[].class, serializer.typeForClass(MetaData.class)));
    }

    /** Whether it may be read from memory. */
    boolean isRemembered() {
        return message != null;
    }

    TrackedEventMessage<?> at(TrackingToken token) {
        return stream == null
                ? new GenericTrackedEventMessage<>(token, message, () -> timestamp)
                : new GenericTrackedDomainEventMessage<>(
                        token,
                        stream.type,
                        stream.aggregateIdentifier,
                        stream.sequenceNumber,
                        message,
                        () -> timestamp);
    }
}
