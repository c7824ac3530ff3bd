package vouch.api.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import vouch.api.Identifier;

/**
 * Names an order. The client makes it, and it is the order's idempotency key.
 *
 * @param value of {@link Identifier#FORMAT}
 */
public record OrderId(@JsonValue String value) {

    /** @throws IllegalArgumentException when the value is not an identifier */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        Identifier.checked(value);
    }

    /** The identifier of the order's event stream, {@code order/536365}: the event store has one space for all kinds. */
    @Override
    public String toString() {
        return "order/" + value;
    }
}
