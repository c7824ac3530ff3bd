package vouch.engine.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventData;

/**
 * Appends events that another store had: with their identifiers, streams, numbers and times, and with the bytes of their
 * payloads. Nothing of them is read, so events of any type and revision can be copied. No reader is woken.
 */
@FunctionalInterface
public interface EventCopy {

    /**
     * Appends all of them, in this order, or none of them.
     *
     * @throws RuntimeException when it is not known that they are stored
     */
    void append(List<? extends DomainEventData<byte[]>> events);
}
