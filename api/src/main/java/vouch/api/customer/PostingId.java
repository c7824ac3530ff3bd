package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a posting: the entry of one payment, credit note or temporary limit on a customer's account. The posting's
 * event stream prevents a second use of the id, without a time limit.
 *
 * @param value the stream's identifier: {@code payment/17850/P-1}, {@code credit-note/17850/N-1} or {@code
 *     temporary-limit/17850/T-1}
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

    public static PostingId of(CustomerId customerId, TemporaryLimitId limitId) {
        return new PostingId("temporary-limit/" + customerId.value() + "/" + limitId.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
