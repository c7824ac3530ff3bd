package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import vouch.api.Identifier;

/**
 * Identifies a customer. The client chooses the id; the id is the idempotency key.
 *
 * @param value of {@link Identifier#FORMAT}
 */
public record CustomerId(@JsonValue String value) {

    /** @throws IllegalArgumentException when the value is not an identifier */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        Identifier.checked(value);
    }

    /** The identifier of the customer's event stream, {@code customer/17850}. */
    @Override
    public String toString() {
        return "customer/" + value;
    }
}
