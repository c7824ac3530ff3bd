package vouch.query.order;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;

/** One order as a row. Everything that the view shows is here, the customer's name included: no query joins. */
@Entity
@Table(name = "order_view")
class OrderRow implements Persistable<String> {

    @Id
    private String orderId;

    private String customerId;
    private String customerName;

    @Enumerated(EnumType.STRING)
    private OrderView.Status status;

    @Enumerated(EnumType.STRING)
    private OrderView.Credit credit;

    private String reason;
    private long totalMinor;
    private String currency;

    @Column(length = 1_000_000)
    @Convert(converter = OrderDetails.AsJson.class)
    private OrderDetails details;

    private Instant createdAt;
    private Instant decidedAt;
    private long version;

    @Transient
    private boolean stored = true;

    /** For JPA, which reads stored rows with it. */
    protected OrderRow() {}

    OrderRow(OrderView view) {
        stored = false;
        orderId = view.orderId().value();
        customerId = view.customerId().value();
        totalMinor = view.total().minor();
        currency = view.total().currency();
        createdAt = view.createdAt();
        show(view);
    }

    /** Takes over what can change. */
    void show(OrderView view) {
        customerName = view.customerName();
        status = view.status();
        credit = view.credit();
        reason = view.reason();
        details = new OrderDetails(view.lines(), view.decision());
        decidedAt = view.decidedAt();
        version = view.version();
    }

    OrderView view() {
        return new OrderView(
                new OrderId(orderId),
                new CustomerId(customerId),
                customerName,
                status,
                credit,
                reason,
                new Money(totalMinor, currency),
                details.lines(),
                details.decision(),
                createdAt,
                decidedAt,
                version);
    }

    @Override
    public String getId() {
        return orderId;
    }

    /** An id made by the client does not tell; without this every insert would be preceded by a select. */
    @Override
    public boolean isNew() {
        return !stored;
    }
}
