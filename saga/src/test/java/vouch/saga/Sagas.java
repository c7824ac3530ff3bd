package vouch.saga;

import java.time.Duration;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.utils.CallbackBehavior;

/** Axon's fixture with everything that the saga is given. An error in a handler reaches the test, as it does the processor. */
final class Sagas extends SagaTestFixture<OrderSaga> {

    static final String DECISION = "order-decision";
    static final Duration A_MINUTE = Duration.ofMinutes(1);

    Sagas(CallbackBehavior receivers) {
        super(OrderSaga.class);
        setCallbackBehavior(receivers);
        registerResource(new SagaCommands(
                DefaultCommandGateway.builder().commandBus(getCommandBus()).build()));
        registerResource(new DecisionDeadline(A_MINUTE));
        registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    }

    /** Returns the fault with which the saga answered the deadline; null when it was handled. */
    Throwable fire(DeadlineMessage<?> deadline, ScopeDescriptor saga) {
        ResultMessage<?> result = DefaultUnitOfWork.startAndGet(deadline).executeWithResult(() -> {
            handleDeadline(saga, deadline);
            return null;
        });
        return result.isExceptional() ? result.exceptionResult() : null;
    }
}
