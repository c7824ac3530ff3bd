package vouch.api.customer;

import vouch.api.Money;

/**
 * An event of a posting, in the posting's own stream. It is stored in the same append as the account's event. The
 * account itself cannot remember every payment that it ever received.
 */
public sealed interface PostingEvent {

    PostingId postingId();

    Money amount();

    record PostingMade(PostingId postingId, Money amount) implements PostingEvent {}

    record PostingReversed(PostingId postingId, Money amount) implements PostingEvent {}
}
