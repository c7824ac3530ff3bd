package vouch.query.whatif;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializationException;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.whatif.Flip;
import vouch.domain.whatif.FactDays;
import vouch.domain.whatif.MedianDays;
import vouch.domain.whatif.Simulation;
import vouch.domain.whatif.WhatIfRules;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;
import vouch.engine.outage.NotYetVisible;
import vouch.engine.processors.GivingWay;
import vouch.query.whatif.WhatIfRows.Claimed;

/**
 * One attempt at a what-if: reads all events twice, first for the medians, then once for all timelines. What is stored
 * after its start does not count.
 */
final class WhatIfRun {

    private static final int TOGETHER = 1_000;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String OF_CUSTOMERS = "customer/";
    private static final String REJECTED = OrderRejected.class.getSimpleName();

    private final Claimed claimed;
    private final EventLog log;
    private final WhatIfRows rows;
    private final FlipRows flips;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final GivingWay way;
    private final BooleanSupplier stopping;
    private final Map<String, Integer> timelines = new HashMap<>();
    private final int[] numbers = new int[Simulation.MOST_TIMELINES];
    private final List<FlipRows.Row> found = new ArrayList<>();
    private Instant told = Instant.EPOCH;
    private long read;
    private long all;

    /** What a run needs of its process. */
    record Tools(
            EventLog log,
            WhatIfRows rows,
            FlipRows flips,
            TransactionTemplate transaction,
            Clock clock,
            GivingWay way,
            BooleanSupplier stopping) {}

    /** It was cancelled, or another node has it, or this process ends. */
    static final class Stopped extends RuntimeException {

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** An event cannot be read, and without it the figures would be wrong. */
    static final class Unreadable extends RuntimeException {

        Unreadable(LoggedEvent event, SerializationException broken) {
            super(
                    "The event at position %d, of %s, cannot be read, and without it the figures would be wrong. Restore it from a backup, and start the what-if again."
                            .formatted(event.position(), event.data().getAggregateIdentifier()),
                    broken);
        }
    }

    WhatIfRun(Claimed claimed, Tools tools) {
        this.claimed = claimed;
        this.log = tools.log;
        this.rows = tools.rows;
        this.flips = tools.flips;
        this.transaction = tools.transaction;
        this.clock = tools.clock;
        this.way = tools.way;
        this.stopping = tools.stopping;
        IntStream.range(0, claimed.asked().timelines().size())
                .forEach(number ->
                        timelines.put(claimed.asked().timelines().get(number).name(), number));
    }

    /**
     * @throws Stopped when it does not go on
     * @throws Unreadable when an event cannot be read
     */
    void go() {
        flips.deleteAll(claimed.asked().whatIfId());
        long head = log.lastPosition().orElse(-1);
        all = 2 * Math.max(0, head);
        FactDays facts = new FactDays(claimed.asked().until());
        read(head, payload -> {
            if (payload instanceof CustomerEvent event) {
                facts.handle(event);
            }
        });
        MedianDays days = facts.medians();
        WhatIfRules.checkCustomers(claimed.asked(), days);
        Simulation simulation = new Simulation(claimed.asked(), days, this::keep);
        read(head, payload -> {
            if (payload instanceof OrderRejected rejected) {
                simulation.handle(rejected);
            } else if (payload instanceof CustomerEvent event) {
                simulation.handle(event);
            }
        });
        simulation.finish();
        tell();
        rows.done(claimed, WhatIfRow.Found.json(simulation.assumed(), simulation.outcomes()));
    }

    private void read(long head, Consumer<Object> facts) {
        long before = read;
        long position = -1;
        while (position < head) {
            long began = System.nanoTime();
            List<LoggedEvent> page = page(position);
            if (page.isEmpty()) {
                break;
            }
            for (LoggedEvent event : page) {
                position = event.position();
                if (position <= head && isFact(event)) {
                    payloads(event).forEach(facts);
                }
            }
            read = before + Math.max(0, Math.min(position, head));
            tellNowAndThen();
            way.after(began);
        }
        read = before + Math.max(0, head);
    }

    private static List<?> payloads(LoggedEvent event) {
        try {
            return event.messages().stream().map(DomainEventMessage::getPayload).toList();
        } catch (SerializationException broken) {
            throw new Unreadable(event, broken);
        }
    }

    /** An event that is still being committed is waited for. */
    private List<LoggedEvent> page(long position) {
        while (true) {
            try {
                return log.after(position, TOGETHER);
            } catch (NotYetVisible later) {
                tellNowAndThen();
            }
        }
    }

    private static boolean isFact(LoggedEvent event) {
        String stream = event.data().getAggregateIdentifier();
        return stream != null && stream.startsWith(OF_CUSTOMERS)
                || event.data().getPayload().getType().getName().equals(REJECTED);
    }

    private void keep(Flip flip) {
        int timeline = timelines.get(flip.timeline());
        found.add(new FlipRows.Row(timeline, numbers[timeline]++, flip));
        if (found.size() >= TOGETHER) {
            tell();
        }
    }

    private void tellNowAndThen() {
        if (stopping.getAsBoolean()) {
            rows.release(claimed);
            throw new Stopped();
        }
        if (told.plus(EVERY).isBefore(clock.instant())) {
            tell();
        }
    }

    /** Stores the flips only while the claim holds, so that two nodes never write the same what-if. */
    private void tell() {
        transaction.executeWithoutResult(status -> {
            if (!rows.progress(claimed, read, all)) {
                throw new Stopped();
            }
            flips.insert(claimed.asked().whatIfId(), found);
        });
        found.clear();
        told = clock.instant();
    }
}
