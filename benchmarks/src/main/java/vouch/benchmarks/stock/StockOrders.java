package vouch.benchmarks.stock;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.Milestone;

/** The order view. */
@Component
@ProcessingGroup(StockOrders.GROUP)
class StockOrders {

    static final String GROUP = "stock-orders";

    private final StockOrderRows rows;
    private final Shown shown;

    StockOrders(StockOrderRows rows, Shown shown) {
        this.rows = rows;
        this.shown = shown;
    }

    @EventHandler
    void on(OrderCreated event, @Timestamp Instant at) {
        rows.save(new StockOrderRow(event, at));
    }

    @EventHandler
    void on(CreditReserved event) {
        rows.findById(event.orderId().value()).orElseThrow().credit("RESERVED");
    }

    @EventHandler
    void on(OrderApproved event, @Timestamp Instant at) {
        decided(event.orderId(), "APPROVED", at);
    }

    @EventHandler
    void on(OrderRejected event, @Timestamp Instant at) {
        decided(event.orderId(), "REJECTED", at);
    }

    @EventHandler
    void on(OrderCancelled event) {
        rows.findById(event.orderId().value()).orElseThrow().status("CANCELLED");
    }

    @EventHandler
    void on(OrderShipped event) {
        rows.findById(event.orderId().value()).orElseThrow().status("SHIPPED");
    }

    @EventHandler
    void on(CreditReleased event) {
        settled(event.orderId(), "RELEASED");
    }

    @EventHandler
    void on(CreditCharged event) {
        settled(event.orderId(), "CHARGED");
    }

    @ResetHandler
    void reset() {
        rows.deleteAllInBatch();
    }

    private void decided(OrderId order, String status, Instant at) {
        rows.findById(order.value()).orElseThrow().decided(status, at);
        CurrentUnitOfWork.get().afterCommit(committed -> shown.reached(order, Milestone.DECIDED));
    }

    /** The order was closed before, and is shown so by now. */
    private void settled(OrderId order, String credit) {
        rows.findById(order.value()).orElseThrow().credit(credit);
        CurrentUnitOfWork.get().afterCommit(committed -> shown.reached(order, Milestone.SETTLED));
    }
}
