package vouch.app.messaging;

import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryBackpressure;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.UpdateHandlerRegistration;

/**
 * Sends updates only to subscribers that may send the query. No interceptor of the query bus sees a subscription: it
 * sees the query for the first answer.
 */
final class CheckedUpdates extends SimpleQueryUpdateEmitter {

    private final SenderCheck check;

    CheckedUpdates(Builder builder, SenderCheck check) {
        super(builder);
        this.check = check;
    }

    /** @throws org.axonframework.queryhandling.QueryExecutionException when the subscriber may not send the query */
    @Override
    public <U> UpdateHandlerRegistration<U> registerUpdateHandler(
            SubscriptionQueryMessage<?, ?, ?> query, int updateBufferSize) {
        check(query);
        return super.registerUpdateHandler(query, updateBufferSize);
    }

    /** @throws org.axonframework.queryhandling.QueryExecutionException when the subscriber may not send the query */
    @Override
    @Deprecated
    public <U> UpdateHandlerRegistration<U> registerUpdateHandler(
            SubscriptionQueryMessage<?, ?, ?> query, SubscriptionQueryBackpressure backpressure, int updateBufferSize) {
        check(query);
        return super.registerUpdateHandler(query, backpressure, updateBufferSize);
    }

    private void check(SubscriptionQueryMessage<?, ?, ?> query) {
        check.refusal(query).ifPresent(refusal -> {
            throw TypedRefusals.typed(refusal, query);
        });
    }
}
