package vouch.engine.outage;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells outages and other transient failures from mistakes, by the exception and its causes. */
public final class Failures {

    private static final List<Class<? extends Throwable>> OUTAGES = List.of(
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            NonTransientDataAccessResourceException.class,
            AxonServerCommandDispatchException.class,
            NoHandlerForCommandException.class,
            Overloaded.class,
            // From a process that is stopping, or that has too much to do.
            RejectedExecutionException.class,
            InterruptedException.class);

    /**
     * No connection, no resources (for example a full disk), a server that is shutting down, and H2's own state for a
     * closed database.
     */
    private static final List<String> SQL_STATES_OF_OUTAGES = List.of("08", "53", "57P", "90");

    private static final List<Class<? extends Throwable>> OTHER_TRANSIENT = List.of(
            AxonTransientException.class,
            AxonServerException.class,
            io.axoniq.axonserver.connector.AxonServerException.class,
            AxonServerQueryDispatchException.class,
            NoHandlerForQueryException.class,
            EventStoreException.class,
            EventPublicationFailedException.class,
            // From another process, which gives no details here. Its own log has them.
            HandlerExecutionException.class,
            TransactionException.class,
            TransientDataAccessException.class,
            OutcomeUnknown.class,
            NotYetVisible.class);

    private Failures() {}

    /**
     * Whether every command or event would fail like this now, until something that is away is back: the database, Axon
     * Server or the process that handles commands. A failure that may concern only the command or event at hand is no
     * outage.
     */
    public static boolean isOutage(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> isOneOf(OUTAGES, cause)
                        || cause instanceof SQLException sql && isOfAnOutage(sql.getSQLState()));
    }

    /**
     * Whether no mistake has caused the failure, so that it passes by itself. The same command or event may succeed
     * later, and may be sent or handled again. This includes every outage.
     */
    public static boolean isTransient(Throwable failure) {
        return isOutage(failure)
                || causes(failure)
                        .anyMatch(cause -> isOneOf(OTHER_TRANSIENT, cause)
                                || cause instanceof UncategorizedDataAccessException
                                        && causes(cause).anyMatch(SQLException.class::isInstance));
    }

    private static boolean isOneOf(List<Class<? extends Throwable>> types, Throwable cause) {
        return types.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static boolean isOfAnOutage(String sqlState) {
        return sqlState != null && SQL_STATES_OF_OUTAGES.stream().anyMatch(sqlState::startsWith);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
