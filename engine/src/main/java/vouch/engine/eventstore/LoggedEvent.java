package vouch.engine.eventstore;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** An event as it is stored. Nothing of it is read before it is asked for. */
public final class LoggedEvent {

    private final long position;
    private final DomainEventData<byte[]> data;
    private final Form form;

    /** How events are stored. */
    record Form(Serializer serializer, EventUpcaster upcasters) {}

    LoggedEvent(long position, DomainEventData<byte[]> data, Form form) {
        this.position = position;
        this.data = data;
        this.form = form;
    }

    /** Its place in the order of all events. */
    public long position() {
        return position;
    }

    /**
     * Its identifier, stream, number, time, type and revision, and the payload as it was stored. An event that belongs to
     * no stream is the only one of a stream with its own identifier.
     */
    public DomainEventData<byte[]> data() {
        return data;
    }

    public Map<String, ?> metaData() {
        return form.serializer.deserialize(data.getMetaData());
    }

    /** The event in the present form of its type: none when an upcaster drops it, and several when one splits it. */
    public List<DomainEventMessage<?>> messages() {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(data), form.serializer, form.upcasters)
                .asStream()
                .<DomainEventMessage<?>>map(message -> message)
                .toList();
    }
}
