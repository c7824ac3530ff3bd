package vouch.app.eventstore;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets a replay on PostgreSQL go on before its last transaction is on the disk. What a crash takes of it, the rows and
 * the token alike, is made again from the token that is left: the segment fails at its next event, and begins there. So
 * the last ones wait, with everything before them: after those there may be no next event to fail at.
 */
final class UnflushedReplay implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final long LAST_EVENTS = 10_000;
    private static final String TOLD = UnflushedReplay.class.getName();

    private final JdbcTemplate database;

    UnflushedReplay(JdbcTemplate database) {
        this.database = database;
    }

    /** Once for each transaction, which a batch of events shares. */
    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> transaction, InterceptorChain handlers)
            throws Exception {
        if (isFarFromItsEnd(transaction.getMessage()) && transaction.resources().putIfAbsent(TOLD, true) == null) {
            database.execute("set local synchronous_commit = off");
        }
        return handlers.proceed();
    }

    private static boolean isFarFromItsEnd(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked && left(tracked.trackingToken()) > LAST_EVENTS;
    }

    private static long left(TrackingToken at) {
        return ReplayToken.getTokenAtReset(at).orElse(0) - at.position().orElse(0);
    }
}
