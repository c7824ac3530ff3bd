package vouch.domain.customer;

import static vouch.api.BusinessError.Code.IDEMPOTENCY_CONFLICT;
import static vouch.api.BusinessError.Code.PAYMENT_NOT_FOUND;
import static vouch.api.BusinessError.Code.TEMPORARY_LIMIT_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import vouch.api.BusinessDate;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand.GrantTemporaryLimit;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.ReversePayment;
import vouch.api.customer.CustomerCommand.WithdrawTemporaryLimit;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingEvent.TemporaryLimitPosted;

/**
 * Remembers whether a payment, credit note or temporary limit was posted before. Pure. The account may forget a posting;
 * this state never does.
 *
 * @param posted the event of the posting; null when nothing was posted
 */
public record PostingState(PostingEvent posted, boolean reversed) {

    public static final PostingState ABSENT = new PostingState(null, false);

    /**
     * Returns the events to store; none when the posting was made, or reversed, before.
     *
     * @throws vouch.api.BusinessError.Refusal when the id has other content, or when there is nothing to reverse
     */
    List<PostingEvent> decide(PostingCommand command) {
        if (command instanceof RecordPayment payment) {
            return post(payment.on(), day -> new PostingMade(payment.postingId(), payment.amount(), day));
        } else if (command instanceof IssueCreditNote note) {
            return post(note.on(), day -> new PostingMade(note.postingId(), note.amount(), day));
        } else if (command instanceof GrantTemporaryLimit limit) {
            return post(
                    limit.on(),
                    day -> new TemporaryLimitPosted(
                            limit.postingId(), limit.amount(), limit.from(), limit.until(), day));
        } else if (command instanceof ReversePayment reversal) {
            return reverse(later(reversal.on()), PAYMENT_NOT_FOUND, "The customer has no payment with this id.");
        } else if (command instanceof WithdrawTemporaryLimit withdrawal) {
            return reverse(
                    withdrawal.on(), TEMPORARY_LIMIT_NOT_FOUND, "The customer has no temporary limit with this id.");
        }
        throw new IllegalArgumentException("A posting does not know " + command);
    }

    private List<PostingEvent> post(BusinessDate on, Function<LocalDate, PostingEvent> of) {
        if (posted == null) {
            return List.of(of.apply(on.day()));
        }
        if (!on.matches(posted.on()) || !of.apply(posted.on()).equals(posted)) {
            throw refuse(
                    IDEMPOTENCY_CONFLICT,
                    "This id was used before, for " + posted.amount() + " on " + posted.on() + ". Use a new id.");
        }
        return List.of();
    }

    /** The later of this day and that of the posting: a reversal cannot count before what it reverses. */
    private LocalDate later(LocalDate day) {
        return posted != null && posted.on().isAfter(day) ? posted.on() : day;
    }

    private List<PostingEvent> reverse(LocalDate on, BusinessError.Code unknown, String detail) {
        if (posted == null) {
            throw refuse(unknown, detail);
        }
        return reversed ? List.of() : List.of(new PostingReversed(posted.postingId(), posted.amount(), on));
    }

    public PostingState evolve(PostingEvent event) {
        return event instanceof PostingReversed ? new PostingState(posted, true) : new PostingState(event, false);
    }
}
