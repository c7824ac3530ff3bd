package vouch.domain.order;

import java.time.LocalDate;
import java.util.List;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.domain.order.OrderState.Status;

/** One order, as the tests of this package know it. */
public final class Orders {

    public static final OrderId ORDER = new OrderId("536365");
    public static final CustomerId CUSTOMER = new CustomerId("17850");

    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    public static final BusinessDate GIVEN = new BusinessDate(DAY, true);

    public static final CreateOrder CREATE = create(line(6, "2.55"), line(2, "3.39"));
    public static final ApproveOrder APPROVE = new ApproveOrder(ORDER, DAY);
    public static final RejectOrder REJECT = new RejectOrder(ORDER, RejectionReason.CREDIT_LIMIT_EXCEEDED, DAY);
    public static final CancelOrder CANCEL = new CancelOrder(ORDER, "changed my mind", DAY);
    public static final ShipOrder SHIP = new ShipOrder(ORDER, DAY);

    public static final OrderCreated CREATED = OrderCreated.of(CREATE);
    public static final OrderApproved APPROVED = new OrderApproved(ORDER, CUSTOMER, DAY);
    public static final OrderRejected REJECTED =
            new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_LIMIT_EXCEEDED, DAY);
    public static final OrderCancelled CANCELLED = new OrderCancelled(ORDER, CUSTOMER, "changed my mind", DAY);
    public static final OrderShipped SHIPPED = new OrderShipped(ORDER, CUSTOMER, DAY);

    private Orders() {}

    public static CreateOrder create(OrderLine... lines) {
        return new CreateOrder(ORDER, CUSTOMER, List.of(lines), GIVEN);
    }

    public static OrderLine line(int quantity, String price) {
        return new OrderLine("85123A", quantity, Money.of(price, "GBP"));
    }

    /** The shortest history that leads to the state. */
    public static List<OrderEvent> historyOf(Status status) {
        return switch (status) {
            case ABSENT -> List.of();
            case PENDING -> List.of(CREATED);
            case APPROVED -> List.of(CREATED, APPROVED);
            case REJECTED -> List.of(CREATED, REJECTED);
            case CANCELLED -> List.of(CREATED, CANCELLED);
            case SHIPPED -> List.of(CREATED, APPROVED, SHIPPED);
        };
    }

    public static OrderState order(Status status) {
        OrderState state = OrderState.ABSENT;
        for (OrderEvent event : historyOf(status)) {
            state = state.evolve(event);
        }
        return state;
    }
}
