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
import vouch.api.RejectionReason;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderId;

/**
 * Asks the orders whose credit is undecided for too long to reject. It only asks: each order decides, and is approved by
 * now or answers with {@code OrderRejected}, which the saga hears of like of any event. So it may be asked twice.
 */
@Component
public class DecisionDeadlines {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDeadlines.class);
    private static final int AT_ONCE = 100;

    /** After no answer; and until then others are asked. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private final SagaStore store;
    private final SagaCommands commands;
    private final Predicate<Throwable> outage;
    private final Clock clock;

    DecisionDeadlines(SagaStore store, SagaCommands commands, Predicate<Throwable> outage, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.outage = outage;
        this.clock = clock;
    }

    /**
     * Asks all whose time is up, and returns when they have answered.
     *
     * @throws RuntimeException when something is away that all orders need: to be called again
     */
    public void askDue() {
        Instant now = clock.instant();
        List<OrderId> due;
        do {
            due = store.due(now, AT_ONCE);
            ask(due);
        } while (due.size() == AT_ONCE);
    }

    /** At the same time. */
    private void ask(List<OrderId> due) {
        Map<OrderId, CompletableFuture<?>> asked = new LinkedHashMap<>();
        due.forEach(order -> asked.put(order, commands.send(new RejectOrder(order, RejectionReason.DECISION_TIMEOUT))));
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
                LOG.warn("{} does not answer its deadline: {}", order, ParkedSteps.cause(e.getCause()));
                unanswered.add(order);
            }
        });
        store.setDeadline(answered, null);
        store.setDeadline(unanswered, clock.instant().plus(AGAIN_AFTER));
    }
}
