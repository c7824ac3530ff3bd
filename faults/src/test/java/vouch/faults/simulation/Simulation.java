package vouch.faults.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.slf4j.LoggerFactory;
import vouch.api.BusinessError.Refusal;
import vouch.coordination.SimulatedReconciler;
import vouch.coordination.StoredEvents;
import vouch.coordination.SystemCommands;
import vouch.domain.process.SagaState;
import vouch.faults.check.Checker;
import vouch.faults.check.Rows;
import vouch.faults.check.Rows.SagaRow;
import vouch.faults.check.StoredEvent;
import vouch.faults.check.Violation;
import vouch.saga.SimulatedSaga;

/**
 * Orders, accounts, the saga and the reconciler, the real ones, on a tiny event store and one thread: every run is one
 * order of arrival with its faults, drawn from a seed, and is checked at its end as a real store would be.
 */
final class Simulation {

    private final Breakage breakage;
    private final SystemCommands commands = new SystemCommands(this::answer, List.of());
    private final SimulatedSaga saga = new SimulatedSaga(commands, Line::isOutage);
    private final SimulatedReconciler reconciler = new SimulatedReconciler(events(), commands);
    private Run run;

    Simulation(Breakage breakage) {
        this.breakage = breakage;
        // What the reconciler tells an operator would be told a hundred thousand times.
        ((Logger) LoggerFactory.getLogger("vouch.coordination")).setLevel(Level.ERROR);
    }

    /** One run. Every other has a reconciler. */
    End run(long seed) {
        return run(seed, seed % 2 == 0);
    }

    End run(long seed, boolean reconciled) {
        Chance chance = new Chance(seed);
        saga.clear();
        run = new Run(chance, saga, reconciler, breakage, reconciled);
        run.toTheEnd();
        List<Violation> violations = new ArrayList<>(run.violations());
        violations.addAll(Checker.checkWithoutViews(rows()));
        return new End(chance.path(), run.ledger().events(), violations);
    }

    /** How a run ended. */
    record End(long path, List<DomainEventMessage<?>> events, List<Violation> violations) {}

    private Rows rows() {
        List<StoredEvent> events = new ArrayList<>();
        run.ledger().events().forEach(event -> events.add(Stored.event(events.size() + 1, event)));
        return new Rows(
                events, List.of(), List.of(), saga.sagas().map(Simulation::row).toList(), List.of(), 0);
    }

    private CompletableFuture<Object> answer(CommandMessage<?> command) {
        try {
            return CompletableFuture.completedFuture(run.send(command.getPayload()));
        } catch (Refusal refused) {
            return CompletableFuture.failedFuture(
                    new CommandExecutionException(refused.getMessage(), null, refused.error(), false));
        } catch (TimeoutException | RejectedExecutionException unknown) {
            return CompletableFuture.failedFuture(unknown);
        }
    }

    private StoredEvents events() {
        return new StoredEvents() {

            @Override
            public DomainEventStream of(String stream) {
                return DomainEventStream.of(run.ledger().events().stream()
                        .filter(event -> event.getAggregateIdentifier().equals(stream)));
            }

            @Override
            public BlockingStream<TrackedEventMessage<?>> after(TrackingToken token) {
                return new LedgerStream(run.ledger().events(), (GlobalSequenceTrackingToken) token);
            }
        };
    }

    private static SagaRow row(SagaState saga) {
        return new SagaRow(
                saga.orderId().value(),
                saga.customerId().value(),
                saga.progress().order().name(),
                saga.progress().credit().name(),
                saga.phase().name(),
                saga.startedAt(),
                saga.deadline());
    }
}
