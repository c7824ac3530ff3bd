package vouch.api.customer;

import vouch.api.Money;

/**
 * What happened to a posting, in a stream of its own, stored in the same append as the account's event. The account
 * itself could not remember every payment that it ever saw.
 */
public sealed interface PostingEvent {

    PostingId postingId();

    Money amount();

    record PostingMade(PostingId postingId, Money amount) implements PostingEvent {}

    record PostingReversed(PostingId postingId, Money amount) implements PostingEvent {}
}
