package vouch.engine.deadletter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Retries dead letters. Only one thread of all nodes works on a sequence at a time. An event is read from its stream
 * again, so that a correction of the event or of the way it is read takes effect. The changes of an event are committed
 * before its dead letter is deleted. After a crash between the two, the projection gets the event once more, and
 * recognises it by its number.
 */
public class DeadLetterRetry {

    private final Configuration axon;
    private final DeadLetterQueues queues;
    private final EventStore events;
    private final TransactionManager transactions;
    private final DeadLetters letters;

    DeadLetterRetry(
            Configuration axon,
            DeadLetterQueues queues,
            EventStore events,
            TransactionManager transactions,
            DeadLetters letters) {
        this.axon = axon;
        this.queues = queues;
        this.events = events;
        this.transactions = transactions;
        this.letters = letters;
    }

    /** The result of a retry of a sequence. */
    public enum Outcome {
        /** The sequence has no dead letters any more: its events are handled, or their owner tries them again. */
        HANDLED,
        /** The sequence has dead letters left, of which the first failed again. */
        FAILED,
        /** Another thread or node is working on the sequence, or there is no such sequence. */
        NOT_TRIED
    }

    /** Handles a sequence from its first dead letter on, until one fails. */
    public Outcome retry(String group, String sequence) {
        return letters.kept(group)
                .map(own -> own.retry(sequence) ? Outcome.HANDLED : Outcome.NOT_TRIED)
                .orElseGet(() -> retryEvents(group, sequence));
    }

    private Outcome retryEvents(String group, String sequence) {
        AtomicBoolean tried = new AtomicBoolean();
        // Without a filter Axon handles a dead letter even if another thread or node has just claimed it.
        boolean emptied = queues.retrying(group, sequence)
                .map(queue -> queue.process(first -> true, letter -> {
                    tried.set(true);
                    return handle(group, letter);
                }))
                .orElse(false);
        return emptied ? Outcome.HANDLED : tried.get() ? Outcome.FAILED : Outcome.NOT_TRIED;
    }

    private EnqueueDecision<EventMessage<?>> handle(String group, DeadLetter<? extends EventMessage<?>> letter) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(letter.message());
        work.attachTransaction(transactions);
        ResultMessage<?> result = work.executeWithResult(() -> {
            for (EventMessage<?> event : asStoredNow(letter.message())) {
                handle(group, event);
            }
            return null;
        });
        return result.isExceptional()
                ? queues.policyOf(group).decide(letter, result.exceptionResult())
                : Decisions.evict();
    }

    private void handle(String group, EventMessage<?> event) throws Exception {
        Optional<DeadLetterGroup> own = queues.own(group);
        if (own.isPresent()) {
            own.get().handle((DomainEventMessage<?>) event);
        } else {
            handleByProcessor(group, event);
        }
    }

    private void handleByProcessor(String group, EventMessage<?> event) throws Exception {
        var invoker = (DeadLetteringEventHandlerInvoker) axon.eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(group)
                .orElseThrow();
        for (EventMessageHandler handler : invoker.eventHandlers()) {
            handler.handle(event);
        }
    }

    /**
     * An upcaster may split a stored event. Then each part has a dead letter of its own, unless the dead letter is older
     * than the upcaster and stands for all parts.
     */
    private List<? extends EventMessage<?>> asStoredNow(EventMessage<?> event) {
        if (!(event instanceof DomainEventMessage<?> kept)) {
            return List.of(event);
        }
        List<? extends EventMessage<?>> parts = events.readEvents(
                        kept.getAggregateIdentifier(), kept.getSequenceNumber())
                .asStream()
                .takeWhile(stored -> stored.getSequenceNumber() == kept.getSequenceNumber())
                .toList();
        List<? extends EventMessage<?>> same = parts.stream()
                .filter(part -> part.getPayloadType() == kept.getPayloadType())
                .toList();
        return parts.isEmpty() ? List.of(event) : same.isEmpty() ? parts : same;
    }
}
