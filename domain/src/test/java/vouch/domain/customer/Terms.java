package vouch.domain.customer;

import static vouch.domain.customer.Accounts.CUSTOMER;
import static vouch.domain.customer.Accounts.DAY;
import static vouch.domain.customer.Accounts.gbp;

import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.OnShortage;

/** Terms of an account in pounds, one after the other; the others are those with which an account begins. */
public record Terms(CreditTerms terms) {

    public static Terms on(OnShortage shortage) {
        CreditTerms standard = CreditTerms.standard("GBP");
        return new Terms(new CreditTerms(shortage, 0, standard.paymentDays(), null, standard.overdueMinimum(), null));
    }

    public Terms tolerance(int percent) {
        return new Terms(new CreditTerms(
                terms.onShortage(),
                percent,
                terms.paymentDays(),
                terms.overdueGraceDays(),
                terms.overdueMinimum(),
                terms.reservationDays()));
    }

    public Terms paymentDays(int days) {
        return new Terms(new CreditTerms(
                terms.onShortage(),
                terms.tolerancePercent(),
                days,
                terms.overdueGraceDays(),
                terms.overdueMinimum(),
                terms.reservationDays()));
    }

    public Terms grace(Integer days) {
        return new Terms(new CreditTerms(
                terms.onShortage(),
                terms.tolerancePercent(),
                terms.paymentDays(),
                days,
                terms.overdueMinimum(),
                terms.reservationDays()));
    }

    public Terms minimum(String amount) {
        return new Terms(new CreditTerms(
                terms.onShortage(),
                terms.tolerancePercent(),
                terms.paymentDays(),
                terms.overdueGraceDays(),
                gbp(amount),
                terms.reservationDays()));
    }

    public Terms reservationDays(Integer days) {
        return new Terms(new CreditTerms(
                terms.onShortage(),
                terms.tolerancePercent(),
                terms.paymentDays(),
                terms.overdueGraceDays(),
                terms.overdueMinimum(),
                days));
    }

    /** The command that makes them hold. */
    public ChangeCreditTerms change() {
        return new ChangeCreditTerms(CUSTOMER, terms, "review", DAY);
    }
}
