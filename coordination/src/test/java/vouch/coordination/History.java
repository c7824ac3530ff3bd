package vouch.coordination;

import java.time.Instant;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;

/** What is stored of one order, each event a second after the one before, the first at second 1. */
final class History implements StoredEvents, AutoCloseable {

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(events)
            .threadFactory(new AxonThreadFactory("history"))
            .build();
    private int count;

    History(Object... happened) {
        for (Object event : happened) {
            add(event);
        }
    }

    void add(Object event) {
        String stream = event instanceof OrderEvent ofOrder
                ? ofOrder.orderId().toString()
                : ((CustomerEvent) event).customerId().toString();
        count++;
        events.appendEvents(new GenericDomainEventMessage<>(
                event.getClass().getSimpleName(),
                stream,
                count,
                event,
                MetaData.emptyInstance(),
                "e-" + count,
                second(count)));
    }

    @Override
    public DomainEventStream of(String stream) {
        return store.readEvents(stream, 0);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> after(TrackingToken token) {
        return store.openStream(token);
    }

    static Instant second(int number) {
        return Instant.EPOCH.plusSeconds(number);
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
