package vouch.engine.eventstore;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import vouch.engine.erasure.ErasableTexts;

/** An event as it is stored. Nothing of it is read before it is asked for. */
public final class LoggedEvent {

    private final LongSupplier findPosition;
    private Long position;
    private final DomainEventData<byte[]> data;
    private final Form form;

    /** How events are stored. */
    record Form(Serializer serializer, EventUpcaster upcasters, ErasableTexts texts) {}

    /** @param position is asked for only when somebody needs it */
    LoggedEvent(LongSupplier position, DomainEventData<byte[]> data, Form form) {
        this.findPosition = position;
        this.data = data;
        this.form = form;
    }

    /** Its place in the order of all events. */
    public long position() {
        if (position == null) {
            position = findPosition.getAsLong();
        }
        return position;
    }

    /**
     * Its identifier, stream, number, time, type and revision, and the payload as it was stored. The stream is null when it
     * belongs to none.
     */
    public DomainEventData<byte[]> data() {
        return data;
    }

    /** The payload as it is stored, with its texts decrypted: what a person may see of it. */
    public byte[] readablePayload() {
        return form.texts.decrypt(data.getPayload().getData());
    }

    public Map<String, ?> metaData() {
        return form.serializer.deserialize(data.getMetaData());
    }

    /** The metadata as JSON: the stored bytes, or the values where an event store keeps no JSON of them. */
    public byte[] metaDataJson() {
        return data instanceof StoredEvent
                ? data.getMetaData().getData()
                : form.serializer
                        .serialize(MetaData.from(metaData()), byte[].class)
                        .getData();
    }

    /** The event in the present form of its type: none when an upcaster drops it, and several when one splits it. */
    public List<DomainEventMessage<?>> messages() {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(data), form.serializer, form.upcasters)
                .asStream()
                .<DomainEventMessage<?>>map(message -> message)
                .toList();
    }
}
