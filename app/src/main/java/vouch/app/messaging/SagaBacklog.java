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
import vouch.engine.commandbus.Overloaded;
import vouch.saga.DecisionDeadline;

/**
 * Takes no new order while the saga is far behind. It works off its events in their order, so each step of an order waits
 * behind all that came before: with too many taken, none would be decided before its deadline. Only the process that
 * carries the saga can know.
 */
@Component
@ConditionalOnSide(Side.SAGA)
class SagaBacklog implements MessageDispatchInterceptor<CommandMessage<?>> {

    /** An order takes two steps of the saga, and time is left for the one that is begun. */
    private static final int PART_OF_THE_DEADLINE = 4;

    /** A start, or a pause of the machine, is no backlog. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    /** After which nothing more is behind, or the saga would have handled it. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Clock clock;
    private final Duration most;
    private volatile Measured last = new Measured(Duration.ZERO, 0);

    /** @param nanos as of {@link System#nanoTime()} */
    private record Measured(Duration age, long nanos) {}

    SagaBacklog(Clock clock, DecisionDeadline deadline) {
        this.clock = clock;
        Duration part = deadline.after().dividedBy(PART_OF_THE_DEADLINE);
        this.most = part.compareTo(LEAST) < 0 ? LEAST : part;
    }

    /** Measures how old an event is when the saga gets to it. */
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
                throw new Overloaded();
            }
            return command;
        };
    }

    private boolean isFarBehind() {
        Measured measured = last;
        return measured.age.compareTo(most) > 0 && System.nanoTime() - measured.nanos < FRESH.toNanos();
    }
}
