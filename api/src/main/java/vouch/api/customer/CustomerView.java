package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;

/**
 * A customer and the customer's credit account, as the API shows them ({@code docs/http-api.md}, Queries).
 *
 * @param country null when it was not given
 * @param receivable negative when the customer has paid ahead
 * @param version the number of events in the customer's stream, from 1
 */
@JsonPropertyOrder({
    "customerId",
    "name",
    "country",
    "onHold",
    "creditLimit",
    "reserved",
    "receivable",
    "available",
    "registeredAt",
    "version"
})
public record CustomerView(
        CustomerId customerId,
        String name,
        String country,
        boolean onHold,
        Money creditLimit,
        Money reserved,
        Money receivable,
        Instant registeredAt,
        long version) {

    /** The customer right after the registration. */
    public static CustomerView registered(CustomerRegistered event, Instant at) {
        Money nothing = Money.zero(event.creditLimit().currency());
        return new CustomerView(
                event.customerId(), event.name(), event.country(), false, event.creditLimit(), nothing, nothing, at, 1);
    }

    /** The credit limit less the exposure; negative when the limit was lowered below it. */
    @JsonProperty
    public Money available() {
        return creditLimit.minus(reserved).minus(receivable);
    }
}
