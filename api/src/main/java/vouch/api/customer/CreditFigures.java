package vouch.api.customer;

import vouch.api.Money;

/**
 * The figures with which an account decided on an order's credit, before that decision: "why?" is answered from the
 * event alone, for ever.
 *
 * @param creditLimit what the customer may owe at most
 * @param reserved the sum of the open reservations
 * @param receivable shipped and not yet paid; negative when the customer has paid ahead
 * @param requested what the order asked for; of another currency when it was rejected for that
 */
public record CreditFigures(Money creditLimit, Money reserved, Money receivable, Money requested) {}
