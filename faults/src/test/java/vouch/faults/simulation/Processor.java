package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.saga.Coordination;

/**
 * Delivers the events to the saga, by the rules of the product: the segments take theirs in order, one or several in a
 * transaction with their sagas; a step that failed is parked, and taken again at any time.
 */
final class Processor {

    static final int SEGMENTS = 2;

    /** More than there are faults in a run: what fails so often is for a person. */
    static final int MOST_ATTEMPTS = 10;

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
        return position(segment, tokens[segment]) < ledger.events().size();
    }

    /** To any position before, as an operator might. */
    void rewind(int segment, Chance chance) {
        tokens[segment] = chance.below(tokens[segment] + 1);
        Narration.tell("a segment is rewound to", tokens[segment]);
    }

    /** In one batch. */
    void deliverNext(int segment, int atMost) {
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        int token = tokens[segment];
        for (int position = position(segment, token);
                position < ledger.events().size() && batch.size() < atMost;
                position = position(segment, token)) {
            batch.add(ledger.events().get(position));
            token = position + 1;
        }
        List<DomainEventMessage<?>> failed = new ArrayList<>();
        if (deliver(batch, failed) == Attempt.DONE) {
            coordination.commit();
            tokens[segment] = token;
            failed.forEach(event -> parked.add(new Parked(event, 1)));
            if (!parks) {
                parked.clear();
            }
        } else {
            coordination.rollback();
        }
    }

    /** With what came after it in an order's own stream, in one transaction. */
    void deliverAgain(int index) {
        Parked step = parked.get(index);
        List<DomainEventMessage<?>> failed = new ArrayList<>();
        Attempt attempt = deliver(from(step.event()), failed);
        parked.remove(index);
        if (attempt == Attempt.DONE && failed.isEmpty()) {
            coordination.commit();
            return;
        }
        coordination.rollback();
        int attempts = step.attempts() + (failed.isEmpty() ? 0 : 1);
        if (attempts < MOST_ATTEMPTS) {
            parked.add(new Parked(step.event(), attempts));
        }
    }

    /** Those that do not answer are asked again. */
    void askDue() {
        Narration.tell("the time is up", "for all");
        Attempt.to(coordination::askDue, line);
    }

    /** Whether the order's first event is still to be taken, so that its credit may still be asked for. */
    boolean mayAsk(OrderId order) {
        List<DomainEventMessage<?>> events = ledger.events();
        return events.subList(tokens[segmentOf(order)], events.size()).stream().anyMatch(event -> begins(order, event))
                || parked.stream().anyMatch(step -> begins(order, step.event()));
    }

    private static boolean begins(OrderId order, DomainEventMessage<?> event) {
        return event.getPayload() instanceof OrderCreated created
                && created.orderId().equals(order);
    }

    private Attempt deliver(List<DomainEventMessage<?>> batch, List<DomainEventMessage<?>> failed) {
        batch.forEach(event -> Narration.tell("the saga takes", event.getPayload()));
        return Attempt.to(() -> failed.addAll(coordination.deliver(batch)), line);
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
    private int position(int segment, int token) {
        int position = token;
        while (position < ledger.events().size()
                && !isOf(segment, ledger.events().get(position))) {
            position++;
        }
        return position;
    }

    private static boolean isOf(int segment, DomainEventMessage<?> event) {
        OrderId order = Coordination.orderOf(event);
        return order != null && segmentOf(order) == segment;
    }

    private static int segmentOf(OrderId order) {
        return Math.floorMod(order.value().hashCode(), SEGMENTS);
    }
}
