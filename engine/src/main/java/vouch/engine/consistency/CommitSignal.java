package vouch.engine.consistency;

import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Tells each commit of an event processor, once for all events of the transaction. */
final class CommitSignal implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String KEY = CommitSignal.class.getName();

    private final String processor;
    private final Consumer<String> committed;

    CommitSignal(String processor, Consumer<String> committed) {
        this.processor = processor;
        this.committed = committed;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain) throws Exception {
        if (work.root().resources().putIfAbsent(KEY, true) == null) {
            work.root().afterCommit(done -> committed.accept(processor));
        }
        return chain.proceed();
    }
}
