package vouch.benchmarks.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;

/** An account as an Axon tutorial has it: it does not even remember its reservations one by one. */
@Aggregate
public class StockCustomer {

    @AggregateIdentifier
    private CustomerId customerId;

    private Money limit;
    private Money reserved;

    StockCustomer() {}

    @CommandHandler
    StockCustomer(RegisterCustomer command) {
        apply(CustomerRegistered.of(command));
    }

    @CommandHandler
    void handle(ChangeCreditLimit command) {
        apply(new CreditLimitChanged(customerId, command.creditLimit(), command.reason()));
    }

    @CommandHandler
    void handle(ReserveCredit command) {
        CreditFigures figures = new CreditFigures(limit, reserved, Money.zero(limit.currency()), command.amount());
        if (reserved.plus(command.amount()).compareTo(limit) <= 0) {
            apply(new CreditReserved(customerId, command.orderId(), figures));
        } else {
            apply(new CreditReservationRejected(
                    customerId, command.orderId(), RejectionReason.CREDIT_LIMIT_EXCEEDED, figures));
        }
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        customerId = event.customerId();
        limit = event.creditLimit();
        reserved = Money.zero(limit.currency());
    }

    @EventSourcingHandler
    void on(CreditLimitChanged event) {
        limit = event.creditLimit();
    }

    @EventSourcingHandler
    void on(CreditReserved event) {
        reserved = reserved.plus(event.figures().requested());
    }
}
