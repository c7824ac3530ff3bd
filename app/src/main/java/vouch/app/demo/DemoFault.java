package vouch.app.demo;

import java.lang.reflect.Method;
import org.axonframework.common.Priority;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;

/**
 * Makes the order view refuse one order of the demo set, so that there is a dead letter to look at. It ends when an
 * operator has mended it, which the log of operations shows to all nodes, for good. It is the outermost of the handler:
 * so the event becomes a dead letter at once, and its batch goes on.
 */
@Component
@Priority(Priority.LAST)
@ConditionalOnBooleanProperty({"vouch.demo", "vouch.demo-fault"})
@ConditionalOnSide(Side.QUERY)
public class DemoFault implements HandlerEnhancerDefinition {

    /** The operation that ends it. */
    public static final String MENDED_BY = "mend-demo";

    /** The order that is refused. */
    public static final String ORDER = DemoSet.REFUSED_BY_VIEW.value();

    private static final String VIEW = "order-view";

    private final ObjectProvider<JdbcTemplate> database;

    /** Takes a provider, because handlers are found before other beans are created. */
    DemoFault(ObjectProvider<JdbcTemplate> database) {
        this.database = database;
    }

    /** What the view throws. */
    static final class RefusedForTheDemo extends RuntimeException {

        private RefusedForTheDemo() {
            super(
                    "The demo makes the view refuse this order, until an operator mends the demo and retries the letter.");
        }
    }

    /** Whether an operator has ended it. */
    public boolean isMended() {
        return !database.getObject()
                .queryForList(
                        "select 1 from operation where operation = ? fetch first row only", Integer.class, MENDED_BY)
                .isEmpty();
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        return handler.unwrap(Method.class)
                .map(method -> method.getDeclaringClass().getAnnotation(ProcessingGroup.class))
                .filter(group -> group.value().equals(VIEW) && handler.canHandleMessageType(EventMessage.class))
                .<MessageHandlingMember<T>>map(group -> new Refusing<>(handler))
                .orElse(handler);
    }

    private final class Refusing<T> extends WrappedMessageHandlingMember<T> {

        private Refusing(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public Object handle(Message<?> event, T projection) throws Exception {
            if (event.getPayload() instanceof OrderCreated created
                    && created.orderId().equals(DemoSet.REFUSED_BY_VIEW)
                    && !isMended()) {
                throw new RefusedForTheDemo();
            }
            return super.handle(event, projection);
        }
    }
}
