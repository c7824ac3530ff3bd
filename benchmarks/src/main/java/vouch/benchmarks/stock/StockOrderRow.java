package vouch.benchmarks.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import vouch.api.order.OrderEvent.OrderCreated;

/** An order as it is shown, with the indexes that Vouch's has. */
@Entity
@Table(
        name = "stock_order",
        indexes = {
            @Index(columnList = "createdAt desc, orderId desc"),
            @Index(columnList = "customerId, createdAt desc, orderId desc"),
            @Index(columnList = "customerId, status, createdAt desc, orderId desc"),
            @Index(columnList = "status, createdAt desc, orderId desc")
        })
class StockOrderRow {

    @Id
    private String orderId;

    private String customerId;
    private String status = "PENDING";
    private String credit = "NONE";
    private long totalMinor;
    private String currency;
    private Instant createdAt;
    private Instant decidedAt;

    /** For JPA, which reads stored rows with it. */
    protected StockOrderRow() {}

    StockOrderRow(OrderCreated event, Instant at) {
        orderId = event.orderId().value();
        customerId = event.customerId().value();
        totalMinor = event.total().minor();
        currency = event.total().currency();
        createdAt = at;
    }

    void credit(String next) {
        credit = next;
    }

    void status(String next) {
        status = next;
    }

    void decided(String next, Instant at) {
        status(next);
        decidedAt = at;
    }
}
