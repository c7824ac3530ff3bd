package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;
import vouch.saga.Coordination;

/**
 * Delivers the events to the saga, by the rules of the product: the segments take theirs in order, each event and its saga
 * in one transaction; a step that failed is parked, and taken again at any time.
 */
final class Processor {

    static final int SEGMENTS = 2;

    /** More than there are faults in a run: what fails so often is for a person. */
    private static final int MOST_ATTEMPTS = 10;

    private record Parked(DomainEventMessage<?> event, int attempts) {}

    private final Ledger ledger;
    private final Line line;
    private final Coordination coordination;
    private final boolean parks;
    private final int[] tokens = new int[SEGMENTS];
    private final List<Parked> parked = new ArrayList<>();

    /** @param parks false for one that forgets what failed */
    Processor(Ledger ledger, Line line, Coordination coordination, boolean parks) {
        this.ledger = ledger;
        this.line = line;
        this.coordination = coordination;
        this.parks = parks;
    }

    int parked() {
        return parked.size();
    }

    boolean hasNext(int segment) {
        return position(segment) < ledger.events().size();
    }

    /** To any position before, as an operator might. */
    void rewind(int segment, Chance chance) {
        tokens[segment] = chance.below(tokens[segment] + 1);
        Narration.tell("a segment is rewound to", tokens[segment]);
    }

    void deliverNext(int segment) {
        int position = position(segment);
        DomainEventMessage<?> event = ledger.events().get(position);
        Attempt attempt = deliver(event);
        if (attempt == Attempt.DONE || attempt == Attempt.FAILED) {
            coordination.commit();
            tokens[segment] = position + 1;
            if (attempt == Attempt.FAILED && parks) {
                parked.add(new Parked(event, 1));
            }
        } else {
            coordination.rollback();
        }
    }

    /** With what came after it in an order's own stream, each in a transaction. */
    void deliverAgain(int index) {
        Parked step = parked.remove(index);
        Attempt attempt = Attempt.DONE;
        for (DomainEventMessage<?> event : from(step.event())) {
            attempt = attempt == Attempt.DONE ? deliver(event) : attempt;
            if (attempt == Attempt.DONE) {
                coordination.commit();
            } else {
                coordination.rollback();
            }
        }
        int attempts = step.attempts() + (attempt == Attempt.FAILED ? 1 : 0);
        if (attempt != Attempt.DONE && attempts < MOST_ATTEMPTS) {
            parked.add(new Parked(step.event(), attempts));
        }
    }

    /** A deadline that is not done comes again. */
    void fire(String deadline) {
        Narration.tell("a deadline is reached", deadline);
        if (Attempt.to(() -> coordination.fire(deadline), line) == Attempt.DONE) {
            coordination.commit();
        } else {
            coordination.rollback();
        }
    }

    private Attempt deliver(DomainEventMessage<?> event) {
        Narration.tell("the saga takes", event.getPayload());
        return Attempt.to(() -> coordination.deliver(event), line);
    }

    private List<DomainEventMessage<?>> from(DomainEventMessage<?> event) {
        List<DomainEventMessage<?>> due = new ArrayList<>(List.of(event));
        for (DomainEventMessage<?> later : ledger.events()) {
            if (event.getPayload() instanceof OrderEvent
                    && later.getAggregateIdentifier().equals(event.getAggregateIdentifier())
                    && later.getSequenceNumber() > event.getSequenceNumber()) {
                due.add(later);
            }
        }
        return due;
    }

    /** Where the segment's next event is; behind the last when there is none. */
    private int position(int segment) {
        int position = tokens[segment];
        while (position < ledger.events().size()
                && !isOf(segment, ledger.events().get(position))) {
            position++;
        }
        return position;
    }

    private static boolean isOf(int segment, DomainEventMessage<?> event) {
        OrderId order = Coordination.orderOf(event);
        return order != null && Math.floorMod(order.value().hashCode(), SEGMENTS) == segment;
    }
}
