package vouch.engine.eventstore;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;

/** Sends copied events to an Axon Server, in one of its transactions. The server keeps metadata value by value. */
final class AxonServerEventCopy implements EventCopy {

    private static final long CONFIRMED_WITHIN_SECONDS = 30;

    private final Supplier<EventChannel> server;
    private final Serializer serializer;
    private final GrpcMetaDataConverter metaData;

    AxonServerEventCopy(Supplier<EventChannel> server, Serializer serializer) {
        this.server = server;
        this.serializer = serializer;
        this.metaData = new GrpcMetaDataConverter(serializer);
    }

    @Override
    public void append(List<? extends DomainEventData<byte[]>> events) {
        try {
            boolean stored = server.get()
                    .appendEvents(events.stream().map(this::sent).toArray(Event[]::new))
                    .get(CONFIRMED_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .getSuccess();
            if (!stored) {
                throw new EventStoreException("Axon Server has not stored the events.");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new EventStoreException("Axon Server does not confirm the events.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while events were stored.", e);
        }
    }

    private Event sent(DomainEventData<byte[]> event) {
        Event.Builder sent = Event.newBuilder()
                .setMessageIdentifier(event.getEventIdentifier())
                .setTimestamp(event.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(event.getPayload().getType().getName())
                        .setRevision(Objects.requireNonNullElse(
                                event.getPayload().getType().getRevision(), ""))
                        .setData(ByteString.copyFrom(event.getPayload().getData())));
        if (event.getAggregateIdentifier() != null) {
            sent.setAggregateIdentifier(event.getAggregateIdentifier())
                    .setAggregateSequenceNumber(event.getSequenceNumber())
                    .setAggregateType(Objects.requireNonNullElse(event.getType(), ""));
        }
        MetaData values = serializer.deserialize(event.getMetaData());
        values.forEach((key, value) -> sent.putMetaData(key, metaData.convertToMetaDataValue(value)));
        return sent.build();
    }
}
