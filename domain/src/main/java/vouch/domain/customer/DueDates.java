package vouch.domain.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Map;
import org.pcollections.TreePMap;
import vouch.api.Money;

/**
 * What an account was charged, by the day on which it is due ({@code docs/credit-rules.md}, Overdue). It remembers the
 * latest {@value #REMEMBERED} days; what is due earlier is simply due. Pure.
 *
 * @param minorByDay the sum of each day, in minor units
 */
public record DueDates(@JsonValue TreePMap<LocalDate, Long> minorByDay) {

    public static final int REMEMBERED = 800;

    /** More than a customer can owe ({@link AccountRules#checkDebt}). Beyond it a sum need not be exact. */
    private static final long ENOUGH = Long.MAX_VALUE / 4;

    public static final DueDates NONE = new DueDates(TreePMap.empty());

    /** Restores the days of a snapshot. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static DueDates restored(Map<LocalDate, Long> minorByDay) {
        return new DueDates(TreePMap.from(minorByDay));
    }

    DueDates plus(LocalDate day, Money amount) {
        Long before = minorByDay.get(day);
        TreePMap<LocalDate, Long> more =
                minorByDay.plus(day, before == null ? amount.minor() : sum(before, amount.minor()));
        return new DueDates(more.size() > REMEMBERED ? more.minus(more.firstKey()) : more);
    }

    /** The sum of that day and all later ones, exact unless it is more than a customer can owe. */
    Money from(LocalDate day, String currency) {
        long sum = 0;
        for (long minor : minorByDay.tailMap(day, true).values()) {
            sum = sum(sum, minor);
        }
        return new Money(sum, currency);
    }

    /** What was paid meanwhile is not subtracted, so the charges of many years could overflow. */
    private static long sum(long one, long other) {
        return Math.min(one + other, ENOUGH);
    }
}
