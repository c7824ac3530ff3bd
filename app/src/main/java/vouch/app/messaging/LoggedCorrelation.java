package vouch.app.messaging;

import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.MDC;
import vouch.api.Origin;

/**
 * Puts the correlation id of a command or an event into the log's context while it is handled. Both are handled on
 * other threads than the request that caused them. In a replay it is not: to read the metadata would take a fifth of the time of
 * the thread that replays.
 */
class LoggedCorrelation implements MessageHandlerInterceptor<Message<?>> {

    @Override
    public Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) throws Exception {
        if (ReplayToken.isReplay(unitOfWork.getMessage())) {
            return chain.proceed();
        }
        String before = MDC.get(Origin.CORRELATION);
        Object id = unitOfWork.getMessage().getMetaData().get(Origin.CORRELATION);
        set(id == null ? null : id.toString());
        try {
            return chain.proceed();
        } finally {
            set(before);
        }
    }

    private static void set(String id) {
        if (id == null) {
            MDC.remove(Origin.CORRELATION);
        } else {
            MDC.put(Origin.CORRELATION, id);
        }
    }
}
