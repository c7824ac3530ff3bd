package vouch.benchmarks.shop;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;

/** The figures of an account that has a credit limit, and uses none of the other rules. */
public final class PlainFigures {

    private PlainFigures() {}

    public static CreditFigures of(
            Money limit, Money reserved, Money receivable, Money requested, LocalDate on, RejectionReason... reasons) {
        String currency = limit.currency();
        return new CreditFigures(
                limit,
                reserved,
                receivable,
                requested,
                on,
                limit,
                limit,
                null,
                Money.zero(currency),
                CreditTerms.standard(currency),
                List.of(reasons));
    }
}
