package vouch.app.eventstore;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets a replay on PostgreSQL go on before its last transaction is on the disk. What a crash takes of it, the rows and
 * the token alike, is made again from the token that is left.
 */
final class UnflushedReplay implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String TOLD = UnflushedReplay.class.getName();

    private final JdbcTemplate database;

    UnflushedReplay(JdbcTemplate database) {
        this.database = database;
    }

    /** Once for each transaction, which a batch of events shares. */
    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> transaction, InterceptorChain handlers)
            throws Exception {
        if (ReplayToken.isReplay(transaction.getMessage())
                && transaction.resources().putIfAbsent(TOLD, true) == null) {
            database.execute("set local synchronous_commit = off");
        }
        return handlers.proceed();
    }
}
