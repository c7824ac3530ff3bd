package vouch.domain.whatif;

import java.time.LocalDate;
import org.pcollections.OrderedPMap;
import org.pcollections.TreePMap;
import vouch.api.Bounds;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.DueDates;
import vouch.domain.customer.Reservations;

/** Adds one account's exposure, and what of it is overdue, to the sums of its timeline. */
final class AccountSums {

    private final TimelineRun timeline;
    private long exposure;
    private long overdue;

    AccountSums(TimelineRun timeline) {
        this.timeline = timeline;
    }

    /** Days pass until that day, and some of what was not due yet becomes overdue. */
    void pass(CreditAccount account, LocalDate until) {
        if (account.on().isBefore(until)) {
            account.due()
                    .minorByDay()
                    .subMap(account.on(), true, until, false)
                    .keySet()
                    .forEach(day -> tell(account, day.plusDays(1)));
        }
    }

    void tell(CreditAccount account, LocalDate day) {
        String currency = account.receivable().currency();
        long nowOverdue = account.overdue(day).minor();
        long nowExposed = account.exposure().minor();
        timeline.overdue.add(day, currency, nowOverdue - overdue);
        timeline.exposure.add(day, currency, nowExposed - exposure);
        overdue = nowOverdue;
        exposure = nowExposed;
    }

    /**
     * The account without what can no longer change a decision or a sum: closed orders, which only a repeated command
     * asks for, and charges that are due for longer than any grace.
     */
    static CreditAccount trimmed(CreditAccount account) {
        Reservations reservations = account.reservations();
        TreePMap<LocalDate, Long> days = account.due().minorByDay();
        LocalDate longest = account.on().minusDays(Bounds.DAYS);
        while (!days.isEmpty() && days.firstKey().isBefore(longest)) {
            days = days.minus(days.firstKey());
        }
        return new CreditAccount(
                account.registered(),
                account.on(),
                account.conditions(),
                account.receivable(),
                new DueDates(days),
                new Reservations(reservations.total(), reservations.open(), OrderedPMap.empty()),
                account.waiting());
    }
}
