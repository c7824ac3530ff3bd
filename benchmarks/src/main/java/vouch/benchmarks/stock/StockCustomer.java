package vouch.benchmarks.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.benchmarks.shop.PlainFigures;

/** An account as an Axon tutorial has it. */
@Aggregate
public class StockCustomer {

    private static final int PAYMENT_DAYS = 30;

    @AggregateIdentifier
    private CustomerId customerId;

    private Money limit;
    private Money reserved;
    private Money receivable;
    private Map<OrderId, Money> reservations;

    StockCustomer() {}

    @CommandHandler
    StockCustomer(RegisterCustomer command) {
        apply(CustomerRegistered.of(command));
    }

    @CommandHandler
    void handle(ChangeCreditLimit command) {
        apply(new CreditLimitChanged(customerId, command.creditLimit(), command.reason(), command.on()));
    }

    @CommandHandler
    void handle(ReserveCredit command) {
        LocalDate day = command.on();
        if (reserved.plus(receivable).plus(command.amount()).compareTo(limit) <= 0) {
            CreditFigures figures = PlainFigures.of(limit, reserved, receivable, command.amount(), day);
            apply(new CreditReserved(customerId, command.orderId(), Granted.AT_ONCE, List.of(), null, day, figures));
        } else {
            CreditFigures figures =
                    PlainFigures.of(limit, reserved, receivable, command.amount(), day, CREDIT_LIMIT_EXCEEDED);
            apply(new CreditReservationRejected(
                    customerId, command.orderId(), CREDIT_LIMIT_EXCEEDED, null, day, figures));
        }
    }

    @CommandHandler
    void handle(ReleaseCredit command) {
        apply(new CreditReleased(
                customerId, command.orderId(), reservations.get(command.orderId()), null, command.on()));
    }

    @CommandHandler
    void handle(ChargeCredit command) {
        apply(new CreditCharged(
                customerId,
                command.orderId(),
                reservations.get(command.orderId()),
                command.on(),
                command.on().plusDays(PAYMENT_DAYS)));
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        customerId = event.customerId();
        limit = event.creditLimit();
        reserved = Money.zero(limit.currency());
        receivable = reserved;
        reservations = new HashMap<>();
    }

    @EventSourcingHandler
    void on(CreditLimitChanged event) {
        limit = event.creditLimit();
    }

    @EventSourcingHandler
    void on(CreditReserved event) {
        reserved = reserved.plus(event.figures().requested());
        reservations.put(event.orderId(), event.figures().requested());
    }

    @EventSourcingHandler
    void on(CreditReleased event) {
        reserved = reserved.minus(event.amount());
        reservations.remove(event.orderId());
    }

    @EventSourcingHandler
    void on(CreditCharged event) {
        reserved = reserved.minus(event.amount());
        receivable = receivable.plus(event.amount());
        reservations.remove(event.orderId());
    }
}
