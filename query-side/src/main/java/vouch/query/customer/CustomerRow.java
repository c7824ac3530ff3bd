package vouch.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;

/** One customer as a row. The name is kept a second time as it is searched and sorted: in lower case. */
@Entity
@Table(name = "customer_view")
class CustomerRow implements Persistable<String> {

    @Id
    private String customerId;

    private String name;
    private String nameKey;
    private String country;
    private boolean onHold;
    private String currency;
    private long creditLimitMinor;
    private long reservedMinor;
    private long receivableMinor;
    private Instant registeredAt;
    private long version;

    @Transient
    private boolean stored = true;

    /** For JPA, which reads stored rows with it. */
    protected CustomerRow() {}

    CustomerRow(CustomerView view) {
        stored = false;
        customerId = view.customerId().value();
        name = view.name();
        nameKey = key(view.name());
        country = view.country();
        currency = view.creditLimit().currency();
        registeredAt = view.registeredAt();
        show(view);
    }

    /** Takes over what can change. */
    void show(CustomerView view) {
        onHold = view.onHold();
        creditLimitMinor = view.creditLimit().minor();
        reservedMinor = view.reserved().minor();
        receivableMinor = view.receivable().minor();
        version = view.version();
    }

    CustomerView view() {
        return new CustomerView(
                new CustomerId(customerId),
                name,
                country,
                onHold,
                new Money(creditLimitMinor, currency),
                new Money(reservedMinor, currency),
                new Money(receivableMinor, currency),
                registeredAt,
                version);
    }

    /**
     * A name as it is searched and sorted: character by character, whatever the machine's language, so that the beginning
     * of a name has the beginning of its key ({@code toLowerCase} writes a last sigma in another way).
     */
    static String key(String name) {
        return name.codePoints()
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    String nameKey() {
        return nameKey;
    }

    @Override
    public String getId() {
        return customerId;
    }

    /** An id made by the client does not tell; without this every insert would be preceded by a select. */
    @Override
    public boolean isNew() {
        return !stored;
    }
}
