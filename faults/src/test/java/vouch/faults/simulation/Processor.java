package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.ByOrder;
import vouch.saga.SimulatedSaga;

/**
 * Delivers the events to the saga, by the rules of the product: the segments take theirs in order, one or several in a
 * transaction with their sagas; an event whose step failed is a dead letter, and is taken again at any time.
 */
final class Processor {

    static final int SEGMENTS = 2;

    /** More than there are faults in a run: what fails so often is for a person. */
    static final int MOST_ATTEMPTS = 10;

    private final Ledger ledger;
    private final Line line;
    private final SimulatedSaga saga;
    private final boolean keepsDeadLetters;
    private final int[] tokens = new int[SEGMENTS];
    private final Map<String, Integer> attempts = new HashMap<>();

    /** @param keepsDeadLetters false for one that forgets what failed */
    Processor(Ledger ledger, Line line, SimulatedSaga saga, boolean keepsDeadLetters) {
        this.ledger = ledger;
        this.line = line;
        this.saga = saga;
        this.keepsDeadLetters = keepsDeadLetters;
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
        batch.forEach(event -> Narration.tell("the saga takes", event.getPayload()));
        if (Attempt.to(() -> saga.deliver(batch), line) == Attempt.DONE) {
            saga.commit();
            tokens[segment] = token;
            if (!keepsDeadLetters) {
                saga.loseDeadLetters();
            }
        } else {
            saga.rollback();
        }
    }

    /** The sequences with dead letters that are still retried. */
    List<String> retried() {
        return saga.waiting().stream()
                .filter(sequence -> attempts.getOrDefault(sequence, 0) < MOST_ATTEMPTS)
                .toList();
    }

    /** What the step has changed is committed before the dead letter is deleted, and a crash may come between. */
    void retry(String sequence) {
        Narration.tell("the saga takes the dead letter of", sequence);
        Attempt attempt = Attempt.to(() -> saga.retry(sequence), line);
        if (attempt == Attempt.DONE) {
            saga.commit();
            if (Attempt.to(() -> {}, line) == Attempt.DONE) {
                saga.discard(sequence);
                attempts.remove(sequence);
            }
        } else {
            saga.rollback();
            attempts.merge(sequence, attempt == Attempt.FAILED ? 1 : 0, Integer::sum);
        }
    }

    /** Those that do not answer are asked again. */
    void askDue() {
        Narration.tell("the time is up", "for all");
        Attempt.to(saga::askDue, line);
    }

    /** Whether the order's first event is still to be taken, so that its credit may still be asked for. */
    boolean mayAsk(OrderId order) {
        List<DomainEventMessage<?>> events = ledger.events();
        Stream<Object> untaken =
                events.subList(tokens[segmentOf(order)], events.size()).stream().map(EventMessage::getPayload);
        return Stream.concat(untaken, saga.deadLetters()).anyMatch(event -> begins(order, event));
    }

    private static boolean begins(OrderId order, Object event) {
        return event instanceof OrderCreated created && created.orderId().equals(order);
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
        OrderId order = ByOrder.orderOf(event);
        return order != null && segmentOf(order) == segment;
    }

    private static int segmentOf(OrderId order) {
        return Math.floorMod(order.value().hashCode(), SEGMENTS);
    }
}
