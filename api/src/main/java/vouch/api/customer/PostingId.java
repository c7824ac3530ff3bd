package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a posting: the one-time entry of a payment or credit note on a customer's account, and the event stream that
 * holds its id against a second use, for ever.
 *
 * @param value the stream's identifier, {@code payment/17850/P-1} or {@code credit-note/17850/N-1}
 */
public record PostingId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostingId {}

    public static PostingId of(CustomerId customerId, PaymentId paymentId) {
        return new PostingId("payment/" + customerId.value() + "/" + paymentId.value());
    }

    public static PostingId of(CustomerId customerId, CreditNoteId creditNoteId) {
        return new PostingId("credit-note/" + customerId.value() + "/" + creditNoteId.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
