package vouch.api.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderCreated;

/**
 * An order as the API shows it ({@code docs/http-api.md}, Queries).
 *
 * @param customerName null until the customer is known
 * @param reason of the rejection or cancellation, or the first for which it waits; else null
 * @param decision the figures with which the account last answered the order; null before it did
 * @param decidedAt when the order was approved or rejected, else null
 * @param version the number of events in the order's own stream, from 1
 * @param on the day for which the order was created
 * @param shippedOn null until it has shipped
 * @param dueOn when its charge is due; null until it is charged
 * @param reasons all for which it was rejected or waits
 * @param warnings the reasons in spite of which credit was granted
 * @param granted how credit was granted, else null
 * @param waitingSince null unless the order waits for credit
 * @param overtaken how many orders that began to wait later were granted credit before it
 */
public record OrderView(
        OrderId orderId,
        CustomerId customerId,
        String customerName,
        Status status,
        Credit credit,
        String reason,
        Money total,
        List<OrderLine> lines,
        CreditFigures decision,
        Instant createdAt,
        Instant decidedAt,
        long version,
        LocalDate on,
        LocalDate shippedOn,
        LocalDate dueOn,
        List<RejectionReason> reasons,
        List<RejectionReason> warnings,
        Granted granted,
        Instant waitingSince,
        int overtaken) {

    public enum Status {
        PENDING,
        APPROVED,
        REJECTED,
        CANCELLED,
        SHIPPED
    }

    public enum Credit {
        NONE,
        WAITING,
        RESERVED,
        RELEASED,
        CHARGED
    }

    /** The order right after its creation. */
    public static OrderView created(OrderCreated event, String customerName, Instant at) {
        return new OrderView(
                event.orderId(),
                event.customerId(),
                customerName,
                Status.PENDING,
                Credit.NONE,
                null,
                event.total(),
                event.lines(),
                null,
                at,
                null,
                1,
                event.on(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0);
    }

    /** The same order, overtaken so often. */
    public OrderView withOvertaken(int times) {
        return new OrderView(
                orderId,
                customerId,
                customerName,
                status,
                credit,
                reason,
                total,
                lines,
                decision,
                createdAt,
                decidedAt,
                version,
                on,
                shippedOn,
                dueOn,
                reasons,
                warnings,
                granted,
                waitingSince,
                times);
    }

    /** Whether the order is no longer pending. */
    public boolean decided() {
        return status != Status.PENDING;
    }

    /** Whether the order waits for credit. */
    public boolean waits() {
        return status == Status.PENDING && credit == Credit.WAITING;
    }
}
