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
 * Recognises a failure that every order would meet now and that passes by itself. Something is away then: the database,
 * Axon Server or the side that handles commands. A failure that may concern only the order at hand is none of these.
 * {@link vouch.engine.outage.Outage} includes more failures, after which a client is asked to try again.
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
            // From a process that is stopping.
            RejectedExecutionException.class,
            InterruptedException.class);

    /**
     * No connection, no resources (for example a full disk), a server that is shutting down, and H2's own state for a
     * closed database.
     */
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
