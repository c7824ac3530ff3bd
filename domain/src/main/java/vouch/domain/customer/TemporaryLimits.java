package vouch.domain.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.TemporaryLimitId;

/**
 * The temporary limits of an account that are not withdrawn ({@code docs/credit-rules.md}). No two have a day in common.
 * Of those that are over it remembers the last {@link Bounds#TEMPORARY_LIMITS}; they are never in force again. Pure.
 *
 * @param byFirstDay each limit, by its first day
 */
public record TemporaryLimits(TreePMap<LocalDate, Entry> byFirstDay) {

    static final TemporaryLimits NONE = new TemporaryLimits(TreePMap.empty());

    /** @param until the last day */
    public record Entry(TemporaryLimitId id, Money amount, LocalDate from, LocalDate until) {}

    /** Restores the limits of a snapshot. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TemporaryLimits restored(List<Entry> entries) {
        TreePMap<LocalDate, Entry> byFirstDay = TreePMap.empty();
        for (Entry entry : entries) {
            byFirstDay = byFirstDay.plus(entry.from(), entry);
        }
        return new TemporaryLimits(byFirstDay);
    }

    @JsonValue
    public List<Entry> entries() {
        return List.copyOf(byFirstDay.values());
    }

    /** The limit of that day; null when there is none. */
    Money on(LocalDate day) {
        Map.Entry<LocalDate, Entry> last = byFirstDay.floorEntry(day);
        return last == null || last.getValue().until().isBefore(day)
                ? null
                : last.getValue().amount();
    }

    /** Whether one of them has one of the days. */
    boolean overlaps(LocalDate from, LocalDate until) {
        Map.Entry<LocalDate, Entry> last = byFirstDay.floorEntry(until);
        return last != null && !last.getValue().until().isBefore(from);
    }

    /** How many are not over on that day. */
    long notOverOn(LocalDate day) {
        return byFirstDay.descendingMap().values().stream()
                .takeWhile(limit -> !limit.until().isBefore(day))
                .count();
    }

    TemporaryLimits plus(TemporaryLimitGranted event, LocalDate day) {
        TreePMap<LocalDate, Entry> more = byFirstDay.plus(
                event.from(), new Entry(event.temporaryLimitId(), event.amount(), event.from(), event.until()));
        TemporaryLimits all = new TemporaryLimits(more);
        return more.size() - all.notOverOn(day) > Bounds.TEMPORARY_LIMITS
                ? new TemporaryLimits(more.minus(more.firstKey()))
                : all;
    }

    TemporaryLimits minus(TemporaryLimitId id) {
        return byFirstDay.values().stream()
                .filter(limit -> limit.id().equals(id))
                .findFirst()
                .map(limit -> new TemporaryLimits(byFirstDay.minus(limit.from())))
                .orElse(this);
    }
}
