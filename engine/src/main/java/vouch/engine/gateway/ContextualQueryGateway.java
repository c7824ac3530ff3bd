package vouch.engine.gateway;

import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.DefaultQueryGateway;

/** Answers a query in the context of its sender. */
final class ContextualQueryGateway extends DefaultQueryGateway {

    private final SenderContext context;

    ContextualQueryGateway(Builder builder, SenderContext context) {
        super(builder);
        this.context = context;
    }

    @Override
    public <R, Q> CompletableFuture<R> query(String queryName, Q query, ResponseType<R> responseType) {
        return context.around(super.query(queryName, query, responseType));
    }
}
