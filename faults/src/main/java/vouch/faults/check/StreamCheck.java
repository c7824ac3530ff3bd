package vouch.faults.check;

import static vouch.faults.check.Invariant.A_1;
import static vouch.faults.check.Invariant.E_1;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The events as rows: numbered without a gap in each stream, and each with its origin. */
final class StreamCheck {

    /** A part of Vouch, or the name of a client. */
    private static final Pattern ACTOR = Pattern.compile("system:[a-z][a-z-]*|(?!system:).*\\S.*");

    private final Findings findings;
    private final Map<String, Long> next = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    StreamCheck(Findings findings) {
        this.findings = findings;
    }

    void check(List<StoredEvent> events) {
        events.forEach(this::check);
    }

    private void check(StoredEvent event) {
        long due = next.getOrDefault(event.stream(), 0L);
        findings.equal(E_1, event.name() + ", sequence", due, event.sequence());
        next.put(event.stream(), Math.max(due, event.sequence() + 1));
        findings.holds(ids.add(event.id()), E_1, event.name(), "an id of its own", event.id());
        findings.equal(E_1, event.name() + ", stream", stream(event), event.stream());

        findings.holds(ACTOR.matcher(event.actor()).matches(), A_1, event.name(), "an actor", event.actor());
        origin(event, "correlationId");
        origin(event, "causationId");
        findings.holds(event.at() != null, A_1, event.name(), "a time", null);
    }

    private void origin(StoredEvent event, String key) {
        String value = event.metaData().path(key).asString("");
        findings.holds(!value.isBlank(), A_1, event.name(), key, value);
    }

    private static String stream(StoredEvent event) {
        return switch (event.streamType()) {
            case "Order" -> "order/" + event.orderId();
            case "Customer" -> "customer/" + event.customerId();
            default -> event.text("postingId");
        };
    }
}
