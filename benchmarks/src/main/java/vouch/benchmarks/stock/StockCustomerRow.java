package vouch.benchmarks.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import vouch.api.customer.CustomerEvent.CustomerRegistered;

/** A customer as it is shown. */
@Entity
@Table(name = "stock_customer")
class StockCustomerRow {

    @Id
    private String customerId;

    private String name;
    private long creditLimitMinor;
    private long reservedMinor;
    private long receivableMinor;

    /** For JPA, which reads stored rows with it. */
    protected StockCustomerRow() {}

    StockCustomerRow(CustomerRegistered event) {
        customerId = event.customerId().value();
        name = event.name();
        creditLimitMinor = event.creditLimit().minor();
    }

    void limit(long minor) {
        creditLimitMinor = minor;
    }

    void reserve(long minor) {
        reservedMinor += minor;
    }

    void charge(long minor) {
        reserve(-minor);
        receivableMinor += minor;
    }
}
