package vouch.engine.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vouch.engine.views.MissedEvent;

/**
 * Decides what becomes of an event that a group could not handle. A transient failure is not the event's fault, so the exception
 * is thrown on and the event is handled again. If the policy only declined to enqueue the event, Axon would skip it.
 */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPolicy.class);

    private final String group;
    private final Predicate<Throwable> passes;
    private final MeterRegistry metrics;
    private final Clock clock;

    /** @param passes recognises a failure that passes by itself, and is not the event's fault */
    DeadLetterPolicy(String group, Predicate<Throwable> passes, MeterRegistry metrics, Clock clock) {
        this.group = group;
        this.passes = passes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The event is neither handled nor a dead letter. */
    static final class NotNow extends RuntimeException {

        private NotNow(Throwable cause) {
            super(cause);
        }
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (cause instanceof PoisonEventIsolation.TryAlone || passes.test(cause)) {
            throw new NotNow(cause);
        }
        Attempts attempts = Attempts.of(letter.diagnostics()).another(clock.instant());
        if (attempts.made() == 1) {
            LOG.error(
                    "{} could not handle the event {}, which is a dead letter now: {}",
                    group,
                    letter.message().getIdentifier(),
                    cause.toString());
            if (cause instanceof MissedEvent) {
                metrics.counter("vouch.projection.sequence.violations", "projection", group)
                        .increment();
            }
        } else if (attempts.next() == null) {
            LOG.error(
                    "{} still cannot handle the event {} after {} attempts. It waits for a person now: {}",
                    group,
                    letter.message().getIdentifier(),
                    attempts.made(),
                    cause.toString());
        }
        return Decisions.enqueue(cause, same -> attempts.asDiagnostics());
    }
}
