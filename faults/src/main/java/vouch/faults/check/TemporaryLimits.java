package vouch.faults.check;

import static vouch.faults.check.Invariant.C_7;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
    private final TreeMap<LocalDate, ObjectNode> shown = new TreeMap<>();

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
        show(event, limit, day);
    }

    /** As many of those that are over are shown as may be granted. */
    private void show(StoredEvent event, Limit limit, LocalDate day) {
        ObjectNode shownLimit = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("temporaryLimitId", "amount", "from", "until")) {
            shownLimit.set(field, event.payload().path(field));
        }
        shown.put(limit.from(), shownLimit);
        while (shown.values().stream().filter(one -> isOver(one, day)).count() > MOST) {
            shown.pollFirstEntry();
        }
    }

    private static boolean isOver(JsonNode limit, LocalDate day) {
        return limit.path("until").asString("").compareTo(day.toString()) < 0;
    }

    /** Those that are not withdrawn, by their first day. */
    ArrayNode json() {
        return JsonNodeFactory.instance.arrayNode().addAll(shown.values());
    }

    void withdraw(StoredEvent event) {
        String id = event.text("temporaryLimitId");
        findings.holds(limits.remove(id) != null, C_7, event.name(), "a limit to withdraw", id);
        shown.values()
                .removeIf(limit -> limit.path("temporaryLimitId").asString("").equals(id));
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
