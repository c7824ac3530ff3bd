package vouch.coordination;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;
import vouch.coordination.UnsettledOrders.Unsettled;
import vouch.engine.deadletter.OwnDeadLetters;

/**
 * Ensures that every order becomes final, and that no reservation outlives its order ({@code docs/credit-rules.md}).
 * This holds even if a saga, its deadline or an event was lost.
 *
 * <p>The reconciler reads the stored events again, with a token of its own. It stays so far behind the present that
 * each order should already be settled, apart from those that wait for credit. For these it reads the events once more,
 * with another token and much later. {@link OrderSettlement} settles the orders that are not settled. If nothing was
 * lost, the reconciler only reads.
 */
@Component
public class Reconciler {

    static final String NAME = "reconciler";

    /** Reads the events a second time, when also an order that waits for credit should be settled. */
    private static final String OF_WAITS = NAME + "-of-waits";

    /** Added to the decision deadline, because the saga may have had a lag when it asked for the credit. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int SEGMENT = 0;

    private final UnsettledOrders events;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final OrderSettlement settlement;
    private final OwnDeadLetters letters;
    private final Predicate<Throwable> outage;
    private final ReconcilerShift shift;
    private final Duration lag;
    private final Duration lagOfWaits;

    Reconciler(
            UnsettledOrders events,
            TokenStore tokens,
            TransactionManager transactions,
            OrderSettlement settlement,
            OwnDeadLetters letters,
            Predicate<Throwable> outage,
            ReconcilerShift shift,
            DecisionDeadline deadline) {
        this.events = events;
        this.tokens = tokens;
        this.transactions = transactions;
        this.settlement = settlement;
        this.letters = letters;
        this.outage = outage;
        this.shift = shift;
        this.lag = deadline.after().plus(GRACE);
        this.lagOfWaits = deadline.whileWaiting().plus(lag);
    }

    /**
     * Continues where the last call ended. An event of an order that cannot be settled becomes a dead letter, and does
     * not block the others. The token of a page is stored only after all its orders were dealt with, so a crash repeats
     * the page.
     */
    public void reconcile(Instant now) {
        if (transactions.fetchInTransaction(() -> shift.since(now)).plus(lag).isAfter(now)) {
            return;
        }
        boolean more = true;
        while (more) {
            more = reconcileUntil(NAME, now.minus(lag), now);
        }
        // One page each time: after an upgrade it begins with the first event, and must not hold up the other.
        reconcileUntil(OF_WAITS, now.minus(lagOfWaits), now);
    }

    /** Reconciles one page. Returns whether there may be more pages. */
    private boolean reconcileUntil(String name, Instant until, Instant now) {
        TrackingToken from = transactions.fetchInTransaction(() -> claim(name));
        UnsettledOrders.Found unsettled = events.find(from, until, now);
        unsettled.orders().forEach((order, found) -> settle(order, found, now));
        transactions.executeInTransaction(() -> {
            tokens.storeToken(unsettled.to(), name, SEGMENT);
            tokens.releaseClaim(name, SEGMENT);
        });
        return unsettled.more();
    }

    private TrackingToken claim(String name) {
        if (tokens.fetchSegments(name).length == 0) {
            tokens.initializeTokenSegments(name, 1);
        }
        return tokens.fetchToken(name, SEGMENT);
    }

    private void settle(OrderId order, Unsettled found, Instant now) {
        try {
            settlement.settle(order, found.progress().credit(), found.event().getTimestamp(), now);
        } catch (RuntimeException e) {
            if (outage.test(e)) {
                throw e;
            }
            transactions.executeInTransaction(() -> keep(order, found, e));
        }
    }

    /** A page that is repeated finds the same orders again. Their dead letters settle all that is stored meanwhile. */
    private void keep(OrderId order, Unsettled found, RuntimeException cause) {
        if (letters.waiting(NAME, Set.of(order.value())).isEmpty()) {
            letters.add(NAME, order.value(), found.event(), cause);
        }
    }
}
