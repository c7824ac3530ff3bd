package vouch.app.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.coordination.DecisionDeadline;
import vouch.engine.outage.Overloaded;

/**
 * Refuses new orders while the saga is far behind. The saga processes its events in order, so each step of an order
 * waits behind all earlier events. If too many orders were accepted, none would be decided before its deadline. Only
 * the process that runs the saga knows how far behind it is.
 */
@Component
@ConditionalOnSide(Side.SAGA)
class SagaBacklog implements MessageDispatchInterceptor<CommandMessage<?>> {

    /** An order takes two steps of the saga, and the step in progress needs time too. */
    private static final int PART_OF_THE_DEADLINE = 4;

    /** A shorter delay is no backlog: it may come from a start, or from a pause of the machine. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    /** An older measurement does not count: the saga would have handled another event if it still were behind. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Clock clock;
    private final Duration most;
    private final CommandMetrics metrics;
    private volatile Measured last = new Measured(Duration.ZERO, 0);

    /** @param nanos as of {@link System#nanoTime()} */
    private record Measured(Duration age, long nanos) {}

    SagaBacklog(Clock clock, DecisionDeadline deadline, CommandMetrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
        Duration part = deadline.after().dividedBy(PART_OF_THE_DEADLINE);
        this.most = part.compareTo(LEAST) < 0 ? LEAST : part;
    }

    /** Measures how old an event is when the saga begins to handle it. */
    Object measure(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Duration age = Duration.between(unitOfWork.getMessage().getTimestamp(), clock.instant());
        last = new Measured(age, System.nanoTime());
        return chain.proceed();
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) -> {
            if (command.getPayload() instanceof CreateOrder && isFarBehind()) {
                Overloaded refusal = new Overloaded();
                // The command does not get to the bus, which counts all others.
                metrics.onMessageIngested(command).reportFailure(refusal);
                throw refusal;
            }
            return command;
        };
    }

    private boolean isFarBehind() {
        Measured measured = last;
        return measured.age.compareTo(most) > 0 && System.nanoTime() - measured.nanos < FRESH.toNanos();
    }
}
