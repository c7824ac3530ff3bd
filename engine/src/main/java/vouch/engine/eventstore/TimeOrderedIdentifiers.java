package vouch.engine.eventstore;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.common.IdentifierFactory;

/**
 * Creates UUIDv7 identifiers for messages. They need no database. Identifiers that are close in time are close in the
 * index of the event store. Axon finds this class as a service.
 */
public class TimeOrderedIdentifiers extends IdentifierFactory {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return generator.generate().toString();
    }
}
