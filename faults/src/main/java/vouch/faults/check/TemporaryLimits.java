package vouch.faults.check;

import static vouch.faults.check.Invariant.C_7;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The temporary limits of one account: each id once, no two on one day, and not too many. */
final class TemporaryLimits {

    private static final int MOST = 50;

    private record Limit(long amount, LocalDate from, LocalDate until) {

        boolean isOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    private final Findings findings;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Limit> limits = new HashMap<>();

    TemporaryLimits(Findings findings) {
        this.findings = findings;
    }

    /** @param day the account's date, or that of the event if it is later */
    void grant(StoredEvent event, long amount, LocalDate day) {
        Limit limit = new Limit(amount, event.date("from"), event.date("until"));
        String id = event.text("temporaryLimitId");
        boolean overlaps =
                limits.values().stream().anyMatch(other -> other.isOn(limit.from()) || limit.isOn(other.from()));
        long notOver = limits.values().stream()
                .filter(other -> !other.until().isBefore(day))
                .count();
        findings.holds(used.add(id), C_7, event.name(), "an id of its own", id);
        findings.holds(!limit.until().isBefore(limit.from()), C_7, event.name(), "a last day after the first", limit);
        findings.holds(!overlaps, C_7, event.name(), "days without another limit", limit);
        boolean fits = notOver < MOST || limit.until().isBefore(day);
        findings.holds(fits, C_7, event.name(), "at most " + MOST + " that are not over", notOver + 1);
        limits.put(id, limit);
    }

    void withdraw(StoredEvent event) {
        String id = event.text("temporaryLimitId");
        findings.holds(limits.remove(id) != null, C_7, event.name(), "a limit to withdraw", id);
    }

    /** The limit of that day; the other one where there is none. */
    long on(LocalDate day, long otherwise) {
        return limits.values().stream()
                .filter(limit -> limit.isOn(day))
                .mapToLong(Limit::amount)
                .findFirst()
                .orElse(otherwise);
    }
}
