package vouch.engine.eventstore;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * Tells that a row was refused because its key is taken: an event has the number of another. H2 and PostgreSQL say so in the
 * same way, with the state that the SQL standard has for it.
 */
final class DuplicateKeys implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
