package vouch.api.customer;

import vouch.api.Money;

/**
 * The figures of an account just before it decided on an order's credit. With them the event alone explains the
 * decision, without any other data.
 *
 * @param creditLimit what the customer may owe at most
 * @param reserved the sum of the open reservations
 * @param receivable the sum of what is shipped and not yet paid; negative when the customer has paid ahead
 * @param requested the amount that the order asked for; in another currency when that was the reason for a rejection
 */
public record CreditFigures(Money creditLimit, Money reserved, Money receivable, Money requested) {}
