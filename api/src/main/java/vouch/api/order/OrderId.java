package vouch.api.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import vouch.api.Identifier;

/**
 * Identifies an order. The client chooses the id; the id is the idempotency key of the order.
 *
 * @param value of {@link Identifier#FORMAT}
 */
public record OrderId(@JsonValue String value) {

    /** @throws IllegalArgumentException when the value is not an identifier */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        Identifier.checked(value);
    }

    /**
     * The identifier of the order's event stream, {@code order/536365}. The prefix separates the aggregate types in the
     * event store.
     */
    @Override
    public String toString() {
        return "order/" + value;
    }
}
