package vouch.benchmarks.stock;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerCommand;
import vouch.api.order.OrderCommand;

/** Which aggregate a command is for: what an annotation says in a tutorial, which Vouch's messages do not have. */
@Component
class StockRouting implements CommandTargetResolver, RoutingStrategy {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(
                command.getPayload() instanceof OrderCommand ofOrder
                        ? ofOrder.orderId()
                        : ((CustomerCommand) command.getPayload()).customerId(),
                null);
    }

    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        return resolveTarget(command).getIdentifier();
    }
}
