package vouch.domain.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import vouch.api.Money;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;

/**
 * What was added to a customer's receivable, and on which days ({@code docs/credit-rules.md}, Overdue). Payments and
 * credit notes pay what is due first, so they need no due date. The order of the events makes no difference. Pure.
 *
 * @param minorByDay in minor units
 */
public record Receivables(HashPMap<Day, Long> minorByDay) {

    public static final Receivables NONE = new Receivables(HashTreePMap.empty());

    /** What is not due yet may be any multiple of what is owed, because payments are not subtracted. So it is cut off. */
    private static final long MOST_NOT_DUE = 2_000_000_000_000_000_000L;

    /**
     * The days of an amount.
     *
     * @param countsOn the day for which it counts
     * @param dueOn null for what is no charge
     */
    public record Day(LocalDate countsOn, LocalDate dueOn) {}

    /** @param minorByDay in minor units */
    public static Receivables of(Map<Day, Long> minorByDay) {
        return new Receivables(HashTreePMap.from(minorByDay));
    }

    /** With what the event adds. */
    public Receivables plus(CustomerEvent event) {
        if (event instanceof CreditCharged e) {
            return plus(new Day(e.on(), e.dueOn()), e.amount().minor());
        } else if (event instanceof PaymentRecorded e) {
            return plus(new Day(e.on(), null), -e.amount().minor());
        } else if (event instanceof CreditNoteIssued e) {
            return plus(new Day(e.on(), null), -e.amount().minor());
        } else if (event instanceof PaymentReversed e) {
            return plus(new Day(e.on(), null), e.amount().minor());
        }
        return this;
    }

    private Receivables plus(Day day, long minor) {
        Long before = minorByDay.get(day);
        return new Receivables(minorByDay.plus(day, before == null ? minor : Math.addExact(before, minor)));
    }

    /** What is overdue of a receivable on a day. */
    public Money overdueOn(LocalDate day, Money receivable) {
        long notDue = 0;
        for (Map.Entry<Day, Long> entry : minorByDay.entrySet()) {
            LocalDate dueOn = entry.getKey().dueOn();
            if (dueOn != null && !dueOn.isBefore(day)) {
                notDue = Math.min(MOST_NOT_DUE, notDue + entry.getValue());
            }
        }
        return overdue(receivable, new Money(notDue, receivable.currency()));
    }

    /** What is overdue of a receivable, if this much of what was charged is not due yet. */
    public static Money overdue(Money receivable, Money notDue) {
        Money overdue = receivable.minus(notDue);
        return overdue.minor() < 0 ? Money.zero(overdue.currency()) : overdue;
    }

    /** What is owed on that day; negative when more was paid. */
    public Money on(LocalDate day, String currency) {
        long minor = 0;
        for (Map.Entry<Day, Long> entry : minorByDay.entrySet()) {
            minor += entry.getKey().countsOn().isAfter(day) ? 0 : entry.getValue();
        }
        return new Money(minor, currency);
    }

    /** The receivable of that day, by how long it is overdue: filled from the newest due date on. */
    public Aging agingOn(LocalDate day, String currency) {
        NavigableMap<LocalDate, Long> charged = new TreeMap<>();
        for (Map.Entry<Day, Long> entry : minorByDay.entrySet()) {
            Day days = entry.getKey();
            if (!days.countsOn().isAfter(day) && days.dueOn() != null) {
                charged.merge(days.dueOn(), entry.getValue(), Math::addExact);
            }
        }
        return aging(day, on(day, currency), charged);
    }

    /**
     * The receivable of a day, by how long it is overdue.
     *
     * @param charged what was charged, by the date on which it is due; only from {@link #firstOfAging} on it matters
     */
    public static Aging aging(LocalDate day, Money receivable, NavigableMap<LocalDate, Long> charged) {
        return new Buckets(day, receivable.minor(), charged).aging(receivable.currency());
    }

    /** What is due before this date is overdue for more days than an aging tells apart. */
    public static LocalDate firstOfAging(LocalDate day) {
        return day.minusDays(3 * Buckets.MONTH);
    }

    /** The amounts of an aging, while they are filled. */
    private static final class Buckets {

        private static final int MONTH = 30;

        private final LocalDate day;
        private final long receivable;
        private final long[] minor = new long[5];

        Buckets(LocalDate day, long receivable, NavigableMap<LocalDate, Long> charged) {
            this.day = day;
            this.receivable = receivable;
            long open = Math.max(0, receivable);
            for (Map.Entry<LocalDate, Long> due : charged.descendingMap().entrySet()) {
                long part = Math.min(open, due.getValue());
                minor[bucket(due.getKey())] += part;
                open -= part;
            }
            minor[minor.length - 1] += open;
        }

        private int bucket(LocalDate dueOn) {
            long late = ChronoUnit.DAYS.between(dueOn, day);
            return late <= 0 ? 0 : (int) Math.min(minor.length - 1, 1 + (late - 1) / MONTH);
        }

        Aging aging(String currency) {
            return new Aging(
                    day,
                    new Money(minor[0], currency),
                    new Money(minor[1], currency),
                    new Money(minor[2], currency),
                    new Money(minor[3], currency),
                    new Money(minor[4], currency),
                    new Money(Math.min(0, receivable), currency));
        }
    }
}
