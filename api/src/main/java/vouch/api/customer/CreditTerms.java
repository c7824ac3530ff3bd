package vouch.api.customer;

import vouch.api.Money;

/**
 * The terms of an account ({@code docs/credit-rules.md}, Terms of an account).
 *
 * @param tolerancePercent how far a new reservation may go beyond the limit, 0 to 100
 * @param paymentDays after how many days a charge is due, 0 to 365
 * @param overdueGraceDays credit is withheld while something is overdue by more days, 0 to 365; null for never
 * @param overdueMinimum credit is withheld while more than this is overdue
 * @param reservationDays after how many days an approved order that has not shipped is cancelled, 1 to 365; null for
 *     never
 */
public record CreditTerms(
        OnShortage onShortage,
        int tolerancePercent,
        int paymentDays,
        Integer overdueGraceDays,
        Money overdueMinimum,
        Integer reservationDays) {

    /** The terms with which an account in this currency begins. */
    public static CreditTerms standard(String currency) {
        return new CreditTerms(OnShortage.REJECT, 0, 30, null, Money.zero(currency), null);
    }
}
