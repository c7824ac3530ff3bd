package vouch.app.messaging;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import vouch.api.BusinessError.Refusal;

/**
 * Turns a refusal into the only exception whose details cross a distributed bus. It does so within one process too, so
 * that every sender reads a refusal in the same way.
 */
class TypedRefusals implements MessageHandlerInterceptor<Message<?>> {

    @Override
    public Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (Refusal refusal) {
            throw typed(refusal, unitOfWork.getMessage());
        }
    }

    static HandlerExecutionException typed(Refusal refusal, Message<?> refused) {
        return refused instanceof CommandMessage<?>
                ? new CommandExecutionException(refusal.getMessage(), null, refusal.error())
                : new QueryExecutionException(refusal.getMessage(), null, refusal.error());
    }
}
