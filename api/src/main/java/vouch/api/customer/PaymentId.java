package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import vouch.api.Identifier;

/**
 * Identifies a payment of one customer. The client chooses the id; the id is the idempotency key.
 *
 * @param value of {@link Identifier#FORMAT}
 */
public record PaymentId(@JsonValue String value) {

    /** @throws IllegalArgumentException when the value is not an identifier */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Identifier.checked(value);
    }
}
