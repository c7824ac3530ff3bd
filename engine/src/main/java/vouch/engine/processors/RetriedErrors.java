package vouch.engine.processors;

import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.PropagatingErrorHandler;

/**
 * Makes an event processor retry its events after an {@link Error}, as it does after an exception. Axon's own handler
 * throws the {@code Error} on, which ends the segment silently. The segment is then never processed again, and nothing
 * reports it.
 */
final class RetriedErrors implements ErrorHandler {

    @Override
    public void handleError(ErrorContext context) throws Exception {
        if (context.error() instanceof Error error) {
            throw new EventProcessingException("A handler failed", error);
        }
        PropagatingErrorHandler.instance().handleError(context);
    }
}
