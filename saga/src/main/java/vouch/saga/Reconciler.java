package vouch.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/**
 * Makes every order final, and no reservation outlive its order ({@code docs/credit-rules.md}), whatever became of its
 * saga, its deadline, or an event on its way to them. It reads the stored events once more, with a token of its own and so
 * far behind the present that each order should be settled by then: what is not is settled by {@link OrderSettlement}.
 * Where everything goes well it reads, and does nothing.
 */
@Component
public class Reconciler {

    static final String NAME = "reconciler";

    /** After the decision deadline; the saga may have been behind when it asked for the credit. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int EVENTS_AT_ONCE = 10_000;
    private static final int SEGMENT = 0;

    /** How long an event may take to arrive here, where it comes over the network. */
    private static final int ARRIVAL_MILLIS = 200;

    private final EventStore events;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final OrderSettlement settlement;
    private final ParkedSteps parked;
    private final Predicate<Throwable> outage;
    private final ReconcilerShift shift;
    private final Duration lag;
    private final Clock clock;

    Reconciler(
            EventStore events,
            TokenStore tokens,
            TransactionManager transactions,
            OrderSettlement settlement,
            ParkedSteps parked,
            Predicate<Throwable> outage,
            ReconcilerShift shift,
            DecisionDeadline deadline,
            Clock clock) {
        this.events = events;
        this.tokens = tokens;
        this.transactions = transactions;
        this.settlement = settlement;
        this.parked = parked;
        this.outage = outage;
        this.shift = shift;
        this.lag = deadline.after().plus(GRACE);
        this.clock = clock;
    }

    /**
     * Goes on from where the last call came to. An order that cannot be settled is parked, and does not hold up the
     * others. The token moves only when all of them are dealt with: after a crash they are looked at again.
     */
    public void reconcile() {
        Instant now = clock.instant();
        if (transactions.fetchInTransaction(() -> shift.since(now)).plus(lag).isAfter(now)) {
            return;
        }
        TrackingToken from = transactions.fetchInTransaction(this::claim);
        Map<OrderId, OrderProgress> orders = new LinkedHashMap<>();
        TrackingToken to = follow(from, now.minus(lag), orders);
        orders.keySet().forEach(this::settle);
        transactions.executeInTransaction(() -> {
            tokens.storeToken(to, NAME, SEGMENT);
            tokens.releaseClaim(NAME, SEGMENT);
        });
    }

    private TrackingToken claim() {
        if (tokens.fetchSegments(NAME).length == 0) {
            tokens.initializeTokenSegments(NAME, 1);
        }
        return tokens.fetchToken(NAME, SEGMENT);
    }

    /** Leaves the orders that are not settled by the events read. */
    private TrackingToken follow(TrackingToken from, Instant until, Map<OrderId, OrderProgress> orders) {
        TrackingToken last = from;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(from)) {
            for (int read = 0; read < EVENTS_AT_ONCE && hasOneBefore(until, stream); read++) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                note(event, orders);
                last = event.trackingToken();
            }
        } catch (InterruptedException e) {
            // The process stops: what was read until now is dealt with the next time.
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
        return last;
    }

    private static boolean hasOneBefore(Instant until, BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        return stream.hasNextAvailable(ARRIVAL_MILLIS, TimeUnit.MILLISECONDS)
                && stream.peek()
                        .filter(next -> !next.getTimestamp().isAfter(until))
                        .isPresent();
    }

    private static void note(EventMessage<?> event, Map<OrderId, OrderProgress> orders) {
        OrderId order = StepParking.orderOf(event);
        if (order != null) {
            OrderProgress progress = after(event, orders.getOrDefault(order, OrderProgress.NONE));
            if (progress.settled()) {
                orders.remove(order);
            } else {
                orders.put(order, progress);
            }
        }
    }

    /** An event that cannot be read is looked into like an order that is not decided. */
    private static OrderProgress after(EventMessage<?> event, OrderProgress before) {
        try {
            return before.after(event.getPayload());
        } catch (SerializationException unreadable) {
            return before.after(OrderProgress.Order.PENDING);
        }
    }

    private void settle(OrderId order) {
        try {
            settlement.settle(order);
        } catch (RuntimeException e) {
            if (outage.test(e)) {
                throw e;
            }
            transactions.executeInTransaction(() ->
                    parked.park(ParkedStep.RECONCILIATION + ":" + order.value(), order, ParkedStep.RECONCILIATION, e));
        }
    }
}
