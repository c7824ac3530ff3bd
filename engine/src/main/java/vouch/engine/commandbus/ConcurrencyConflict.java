package vouch.engine.commandbus;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Recognises a lost race: another node has appended to the stream since this node read it. Nothing was stored, so the
 * command can be decided again on the present events.
 */
final class ConcurrencyConflict {

    /** SQL states of transactions that the database rolled back in favour of another. */
    private static final String ROLLED_BACK = "40";

    private ConcurrencyConflict() {}

    static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConcurrencyException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith(ROLLED_BACK));
    }
}
