package vouch.engine.outage;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;
import vouch.engine.commandbus.OutcomeUnknown;
import vouch.engine.commandbus.Overloaded;

/**
 * Recognises a temporary failure that no mistake has caused. The database, Axon Server or the side that was asked is
 * away, or did not report the outcome. The request may be sent again.
 */
public final class Outage {

    private static final List<Class<? extends Exception>> SIGNS = List.of(
            AxonTransientException.class,
            AxonServerException.class,
            io.axoniq.axonserver.connector.AxonServerException.class,
            AxonServerCommandDispatchException.class,
            AxonServerQueryDispatchException.class,
            NoHandlerForQueryException.class,
            EventStoreException.class,
            EventPublicationFailedException.class,
            // From another process, which gives no details here. Its own log has them.
            HandlerExecutionException.class,
            TransactionException.class,
            TransientDataAccessException.class,
            NonTransientDataAccessResourceException.class,
            Overloaded.class,
            OutcomeUnknown.class,
            // From a process that is stopping, or that has too much to do.
            RejectedExecutionException.class);

    private Outage() {}

    public static boolean caused(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> SIGNS.stream().anyMatch(sign -> sign.isInstance(cause))
                        || cause instanceof UncategorizedDataAccessException
                                && causes(cause).anyMatch(SQLException.class::isInstance));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
