package vouch.app.messaging;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import vouch.engine.commandbus.Overloaded;

/**
 * Tells a failure that every order would meet now and that passes by itself, because something is away: the database, Axon
 * Server or the side that handles commands. What may have to do with the one order at hand is none of these; an
 * {@link Outage}, for which a client is asked to come again, is more.
 */
@Component("outage")
class Away implements Predicate<Throwable> {

    private static final List<Class<? extends Throwable>> SIGNS = List.of(
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            NonTransientDataAccessResourceException.class,
            AxonServerCommandDispatchException.class,
            NoHandlerForCommandException.class,
            Overloaded.class,
            // Of a process that is stopping.
            RejectedExecutionException.class,
            InterruptedException.class);

    /** No connection, no resources (the disk is full, say), the server is shutting down; H2's own for a closed database. */
    private static final List<String> SQL_STATES = List.of("08", "53", "57P", "90");

    @Override
    public boolean test(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> SIGNS.stream().anyMatch(sign -> sign.isInstance(cause))
                        || cause instanceof SQLException sql && isAway(sql.getSQLState()));
    }

    private static boolean isAway(String state) {
        return state != null && SQL_STATES.stream().anyMatch(state::startsWith);
    }
}
