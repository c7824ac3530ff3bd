package vouch.query.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A customer's name as the order view knows it: a projection reads no other projection's table. */
@Entity
@Table(name = "order_customer_name")
class CustomerName {

    @Id
    private String customerId;

    private String name;

    /** For JPA. */
    protected CustomerName() {}

    CustomerName(String customerId, String name) {
        this.customerId = customerId;
        this.name = name;
    }

    String name() {
        return name;
    }
}
