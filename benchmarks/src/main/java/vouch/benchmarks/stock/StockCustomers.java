package vouch.benchmarks.stock;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;

/** The customer view. */
@Component
@ProcessingGroup("stock-customers")
class StockCustomers {

    private final StockCustomerRows rows;

    StockCustomers(StockCustomerRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(CustomerRegistered event) {
        rows.save(new StockCustomerRow(event));
    }

    @EventHandler
    void on(CreditLimitChanged event) {
        rows.findById(event.customerId().value())
                .orElseThrow()
                .limit(event.creditLimit().minor());
    }

    @EventHandler
    void on(CreditReserved event) {
        rows.findById(event.customerId().value())
                .orElseThrow()
                .reserve(event.figures().requested().minor());
    }

    @EventHandler
    void on(CreditReleased event) {
        rows.findById(event.customerId().value())
                .orElseThrow()
                .reserve(-event.amount().minor());
    }

    @EventHandler
    void on(CreditCharged event) {
        rows.findById(event.customerId().value())
                .orElseThrow()
                .charge(event.amount().minor());
    }
}
