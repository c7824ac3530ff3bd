package vouch.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;

/** A table of deadlines, by id, each with its saga; what a transaction changes is stored with it or not at all. */
final class Deadlines implements DeadlineManager {

    private Map<String, String> stored = new LinkedHashMap<>();
    private Map<String, String> changed = new LinkedHashMap<>();
    private int ids;

    Map<String, String> stored() {
        return stored;
    }

    void commit() {
        stored = new LinkedHashMap<>(changed);
    }

    void rollback() {
        changed = new LinkedHashMap<>(stored);
    }

    @Override
    public String schedule(Duration after, String name, Object payload, ScopeDescriptor scope) {
        String id = "d-" + ids++;
        changed.put(id, ((SagaScopeDescriptor) scope).getIdentifier().toString());
        return id;
    }

    @Override
    public String schedule(Instant at, String name, Object payload, ScopeDescriptor scope) {
        return schedule(Duration.ZERO, name, payload, scope);
    }

    @Override
    public void cancelSchedule(String name, String id) {
        changed.remove(id);
    }

    @Override
    public void cancelAll(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super DeadlineMessage<?>> one) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super DeadlineMessage<?>> one) {
        throw new UnsupportedOperationException();
    }
}
