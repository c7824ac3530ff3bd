package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;
import vouch.saga.SagaCommands.OutcomeUnknown;

/** Fires when the test says so, and again until it is handled, as the scheduler of the app does. */
final class OneDeadline implements DeadlineManager {

    private DeadlineMessage<?> message;
    private ScopeDescriptor saga;

    boolean isScheduled() {
        return message != null;
    }

    void fire(Sagas sagas) {
        DeadlineMessage<?> fired = message;
        Throwable fault = sagas.fire(fired, saga);
        if (fault != null) {
            assertThat(fault).isInstanceOf(OutcomeUnknown.class);
        } else if (message == fired) {
            message = null;
        }
    }

    @Override
    public String schedule(Duration after, String name, Object payload, ScopeDescriptor scope) {
        return schedule(Instant.EPOCH.plus(after), name, payload, scope);
    }

    @Override
    public String schedule(Instant at, String name, Object payload, ScopeDescriptor scope) {
        message = GenericDeadlineMessage.asDeadlineMessage(name, payload, at);
        saga = scope;
        return message.getIdentifier();
    }

    @Override
    public void cancelSchedule(String name, String id) {
        if (isScheduled() && message.getIdentifier().equals(id)) {
            message = null;
        }
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
