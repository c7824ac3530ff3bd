package vouch.query.order;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.query.Waiters;

/** Answers queries from the order view. */
@Component
class OrderQueryHandler {

    /** How long an order that exists is waited for, before it is said that there is none. */
    private static final Duration PROJECTED_WITHIN = Duration.ofSeconds(1);

    private final OrderRows rows;
    private final EventStore events;
    private final Waiters<OrderId, OrderView> waiters = new Waiters<>();

    OrderQueryHandler(OrderRows rows, EventStore events) {
        this.rows = rows;
        this.events = events;
    }

    @QueryHandler
    CompletableFuture<OrderView> handle(FindOrder query) {
        OrderView view = read(query.orderId());
        if (view != null
                || events.lastSequenceNumberFor(query.orderId().toString()).isEmpty()) {
            return CompletableFuture.completedFuture(view);
        }
        return waiters.await(query.orderId(), any -> true, PROJECTED_WITHIN, () -> read(query.orderId()));
    }

    @QueryHandler
    CompletableFuture<OrderView> handle(AwaitOrder query) {
        return waiters.await(query.orderId(), query::reachedBy, query.atMost(), () -> read(query.orderId()));
    }

    @QueryHandler
    Orders handle(FindOrders query) {
        return OrderPage.of(query, rows);
    }

    @TransactionalEventListener
    void changed(OrderView view) {
        waiters.changed(view.orderId(), view);
    }

    private OrderView read(OrderId id) {
        return rows.findById(id.value()).map(OrderRow::view).orElse(null);
    }
}
