package vouch.engine.eventstore;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/**
 * Recognises a row that was refused because its key is taken: another event has the same number. H2 and PostgreSQL both
 * report the state that the SQL standard has for it.
 */
final class DuplicateKeys implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
