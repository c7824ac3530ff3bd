package vouch.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;
import vouch.coordination.SystemCommands;
import vouch.domain.process.SagaState;

/**
 * Asks orders to reject when their credit is still undecided, or they still wait for it, at their deadline. The order decides: it is already
 * approved, or it stores {@code OrderRejected}, which the saga handles like any other event. So an order may be asked
 * twice.
 */
@Component
public class DecisionDeadlines {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDeadlines.class);
    private static final int AT_ONCE = 100;

    /** The time until an order without an answer is asked again. Other orders are asked meanwhile. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final SagaStore store;
    private final SystemCommands commands;
    private final Predicate<Throwable> outage;
    private final Clock clock;

    DecisionDeadlines(SagaStore store, SystemCommands commands, Predicate<Throwable> outage, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.outage = outage;
        this.clock = clock;
    }

    /**
     * Asks all orders whose deadline has passed, and returns after their answers.
     *
     * @throws RuntimeException in an outage that affects all orders; the caller must call again
     */
    public void askDue() {
        Instant now = clock.instant();
        List<SagaState> due;
        do {
            due = store.due(now, AT_ONCE);
            ask(due);
        } while (due.size() == AT_ONCE);
    }

    /** Asks the orders concurrently. */
    private void ask(List<SagaState> due) {
        Map<OrderId, CompletableFuture<?>> asked = new LinkedHashMap<>();
        due.forEach(saga -> asked.put(saga.orderId(), commands.send(saga.timeout(), SagaSide.ACTOR)));
        List<OrderId> answered = new ArrayList<>();
        List<OrderId> unanswered = new ArrayList<>();
        asked.forEach((order, answer) -> {
            try {
                answer.join();
                answered.add(order);
            } catch (CompletionException e) {
                if (outage.test(e)) {
                    throw e;
                }
                LOG.warn(
                        "{} does not answer its deadline: {}",
                        order,
                        e.getCause().toString());
                unanswered.add(order);
            }
        });
        store.setDeadline(answered, null);
        store.setDeadline(unanswered, clock.instant().plus(AGAIN_AFTER));
    }
}
