package vouch.app.messaging;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import vouch.api.customer.CustomerCommand;
import vouch.api.order.OrderCommand;

/**
 * Says which stream a command is for. The sealed interface of the command names the order or the customer. Commands of
 * one stream go to the same node and are handled one after another.
 */
final class CommandRouting implements CommandTargetResolver, RoutingStrategy {

    /** @throws IllegalArgumentException for a command of neither an order nor a customer */
    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(target(command.getPayload()), null);
    }

    /** The identifier of the stream, {@code order/536365} or {@code customer/17850}. */
    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        return target(command.getPayload()).toString();
    }

    private static Object target(Object command) {
        if (command instanceof OrderCommand ofOrder) {
            return ofOrder.orderId();
        } else if (command instanceof CustomerCommand ofCustomer) {
            return ofCustomer.customerId();
        }
        throw new IllegalArgumentException(
                "No stream is known for " + command.getClass().getSimpleName());
    }
}
