package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import vouch.api.Identifier;

/**
 * Identifies a temporary limit of one customer. The client chooses the id; the id is the idempotency key.
 *
 * @param value of {@link Identifier#FORMAT}
 */
public record TemporaryLimitId(@JsonValue String value) {

    /** @throws IllegalArgumentException when the value is not an identifier */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TemporaryLimitId {
        Identifier.checked(value);
    }
}
