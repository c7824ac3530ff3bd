package vouch.domain.customer;

import static vouch.api.BusinessError.Code.IDEMPOTENCY_CONFLICT;
import static vouch.api.BusinessError.Code.PAYMENT_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.ReversePayment;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingId;

/**
 * Remembers whether a payment or credit note was posted before. Pure. The account may forget a posting; this state
 * never does.
 *
 * @param amount the posted amount; null when nothing was posted
 */
public record PostingState(Money amount, boolean reversed) {

    public static final PostingState ABSENT = new PostingState(null, false);

    /**
     * Returns the events to store; none when the posting was made, or reversed, before.
     *
     * @throws vouch.api.BusinessError.Refusal when the id has another amount, or when there is nothing to reverse
     */
    List<PostingEvent> decide(PostingCommand command) {
        if (command instanceof RecordPayment payment) {
            return make(payment.postingId(), payment.amount());
        } else if (command instanceof ReversePayment reversal) {
            return reverse(reversal.postingId());
        } else if (command instanceof IssueCreditNote note) {
            return make(note.postingId(), note.amount());
        }
        throw new IllegalArgumentException("A posting does not know " + command);
    }

    private List<PostingEvent> make(PostingId id, Money posted) {
        if (amount == null) {
            return List.of(new PostingMade(id, posted));
        }
        if (!amount.equals(posted)) {
            throw refuse(IDEMPOTENCY_CONFLICT, "This id was used before, for " + amount + ". Use a new id.");
        }
        return List.of();
    }

    private List<PostingEvent> reverse(PostingId id) {
        if (amount == null) {
            throw refuse(PAYMENT_NOT_FOUND, "The customer has no payment with this id.");
        }
        return reversed ? List.of() : List.of(new PostingReversed(id, amount));
    }

    public PostingState evolve(PostingEvent event) {
        if (event instanceof PostingMade made) {
            return new PostingState(made.amount(), false);
        } else if (event instanceof PostingReversed) {
            return new PostingState(amount, true);
        }
        throw new IllegalArgumentException("A posting does not know " + event);
    }
}
