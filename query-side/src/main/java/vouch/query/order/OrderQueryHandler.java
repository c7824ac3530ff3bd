package vouch.query.order;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.domain.view.OrderMilestones;
import vouch.engine.views.Waiters;

/** Answers queries from the order view. */
@Component
class OrderQueryHandler {

    /** How long to wait for the view of an existing order before the answer says that there is none. */
    private static final Duration PROJECTED_WITHIN = Duration.ofSeconds(1);

    private final OrderRows rows;
    private final EventStore events;
    private final QueryUpdateEmitter updates;
    private final Waiters<OrderId, OrderView> waiters;

    OrderQueryHandler(OrderRows rows, EventStore events, QueryUpdateEmitter updates, ScheduledExecutorService poller) {
        this.rows = rows;
        this.events = events;
        this.updates = updates;
        this.waiters = new Waiters<>(rows::find, poller);
    }

    @QueryHandler
    CompletableFuture<OrderView> handle(FindOrder query) {
        OrderView view = rows.find(query.orderId());
        if (view != null
                || events.lastSequenceNumberFor(query.orderId().toString()).isEmpty()) {
            return CompletableFuture.completedFuture(view);
        }
        return waiters.await(query.orderId(), any -> true, PROJECTED_WITHIN);
    }

    @QueryHandler
    CompletableFuture<OrderView> handle(AwaitOrder query) {
        return waiters.await(query.orderId(), view -> OrderMilestones.reached(query, view), query.atMost());
    }

    @QueryHandler
    Orders handle(FindOrders query) {
        return OrderPage.of(query, rows);
    }

    /** Answers the waiting queries of this node, and informs the subscribers of the view on any node. */
    @TransactionalEventListener
    void changed(OrderView view) {
        waiters.changed(view.orderId(), view);
        if (!updates.activeSubscriptions().isEmpty()) {
            updates.emit(FindOrder.class, query -> query.orderId().equals(view.orderId()), view);
        }
    }
}
