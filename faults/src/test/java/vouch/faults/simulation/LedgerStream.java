package vouch.faults.simulation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The events of a ledger behind a token, as a reader gets them that never waits. */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {

    private final List<DomainEventMessage<?>> events;
    private int next;

    LedgerStream(List<DomainEventMessage<?>> events, GlobalSequenceTrackingToken behind) {
        this.events = events;
        next = (int) behind.getGlobalIndex();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) {
        return next < events.size();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(event(next)) : Optional.empty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() {
        return event(next++);
    }

    private TrackedEventMessage<?> event(int index) {
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(index + 1L), events.get(index));
    }

    @Override
    public void close() {}
}
