package vouch.engine.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionOperations;
import vouch.engine.eventstore.EventLog;

/**
 * Extends the chain by the events that were stored since. A segment has a transaction of its own. It has many events
 * under load, and otherwise those of a minute.
 */
final class Sealer {

    static final int MOST_EVENTS = 1_000;

    /** How long events wait for others of their segment. */
    static final Duration GATHERS = Duration.ofMinutes(1);

    /** So that many events of a megabyte are never in memory together. */
    private static final int PAGE = 250;

    private static final int MOST_BYTES = 4 << 20;

    private final EventLog log;
    private final EventRows rows;
    private final Segments segments;
    private final TransactionOperations transactions;
    private final Clock clock;

    private long seen = Segment.BEGINNING;

    Sealer(EventLog log, EventRows rows, Segments segments, TransactionOperations transactions, Clock clock) {
        this.log = log;
        this.rows = rows;
        this.segments = segments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Seals what was there at the call before, as far as no event can still be committed between. H2 shows an event
     * before the event is in the file. What was seen a call ago is in the file before its seal is.
     *
     * @param goesOn asked after each segment
     * @return the last segment, if there is a new one
     */
    Optional<Segment> extend(BooleanSupplier goesOn) {
        long settled = Math.min(seen, log.decided());
        seen = log.lastPosition().orElse(Segment.BEGINNING);
        Segment last = null;
        Segment next;
        while ((next = transactions.execute(transaction -> next(settled))) != null) {
            last = next;
            if (!goesOn.getAsBoolean()) {
                break;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Null when there is nothing to seal, or another node does it. */
    private Segment next(long settled) {
        if (!segments.claim()) {
            return null;
        }
        Segment head = segments.head();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isDue = !head.sealedAt().plus(GATHERS).isAfter(now);
        if (settled <= head.last() || !isDue && settled - MOST_EVENTS < Math.max(0, head.last())) {
            return null;
        }
        List<Fingerprint> events = events(head.last(), settled);
        if (events.isEmpty() || !isDue && !isFull(events)) {
            return null;
        }
        Segment next = head.next(events, now);
        segments.add(next);
        return next;
    }

    private List<Fingerprint> events(long after, long upTo) {
        List<Fingerprint> events = new ArrayList<>();
        long position = after;
        while (position < upTo && !isFull(events)) {
            List<Fingerprint> page = rows.between(position, upTo, PAGE);
            if (page.isEmpty()) {
                break;
            }
            events.addAll(page);
            position = page.get(page.size() - 1).position();
        }
        return events;
    }

    private static boolean isFull(List<Fingerprint> events) {
        return events.size() >= MOST_EVENTS
                || events.stream().mapToLong(Fingerprint::size).sum() >= MOST_BYTES;
    }
}
