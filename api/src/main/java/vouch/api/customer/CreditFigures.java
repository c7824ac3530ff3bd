package vouch.api.customer;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;

/**
 * The figures of an account just before it decided on an order's credit. With them the event alone explains the
 * decision, without any other data.
 *
 * @param creditLimit what the customer may owe at most
 * @param reserved the sum of the open reservations
 * @param receivable the sum of what is shipped and not yet paid; negative when the customer has paid ahead
 * @param requested the amount that the order asked for; in another currency when that was the reason for a rejection
 * @param on the day of the decision
 * @param limitInForce the temporary limit of that day, else the credit limit
 * @param ceiling the limit in force and the tolerance
 * @param overdue what is overdue by more than the days of grace; null without grace
 * @param waiting the sum of the other orders that waited
 * @param terms those of the decision
 * @param reasons all that applied, in order of precedence; with a grant they are its warnings, or what was overridden
 */
public record CreditFigures(
        Money creditLimit,
        Money reserved,
        Money receivable,
        Money requested,
        LocalDate on,
        Money limitInForce,
        Money ceiling,
        Money overdue,
        Money waiting,
        CreditTerms terms,
        List<RejectionReason> reasons) {

    /** The same figures, with other reasons. */
    public CreditFigures because(List<RejectionReason> others) {
        return new CreditFigures(
                creditLimit,
                reserved,
                receivable,
                requested,
                on,
                limitInForce,
                ceiling,
                overdue,
                waiting,
                terms,
                others);
    }
}
