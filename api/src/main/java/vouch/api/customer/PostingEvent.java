package vouch.api.customer;

import java.time.LocalDate;
import vouch.api.Money;

/**
 * An event of a posting, in the posting's own stream. It is stored in the same append as the account's event. The
 * account itself cannot remember every payment that it ever received.
 */
public sealed interface PostingEvent {

    PostingId postingId();

    Money amount();

    /** The day for which the event counts. */
    LocalDate on();

    /** A payment or a credit note. */
    record PostingMade(PostingId postingId, Money amount, LocalDate on) implements PostingEvent {}

    /** @param until the last day of the limit */
    record TemporaryLimitPosted(PostingId postingId, Money amount, LocalDate from, LocalDate until, LocalDate on)
            implements PostingEvent {}

    /** A payment was reversed, or a temporary limit withdrawn. */
    record PostingReversed(PostingId postingId, Money amount, LocalDate on) implements PostingEvent {}
}
