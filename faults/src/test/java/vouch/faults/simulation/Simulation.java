package vouch.faults.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.LoggerFactory;
import vouch.api.BusinessError.Refusal;
import vouch.faults.check.Checker;
import vouch.faults.check.Rows;
import vouch.faults.check.StoredEvent;
import vouch.faults.check.Violation;
import vouch.saga.Coordination;

/**
 * Orders, accounts, the saga and the reconciler, the real ones, on a tiny event store and one thread: every run is one
 * order of arrival with its faults, drawn from a seed, and is checked at its end as a real store would be.
 */
final class Simulation {

    private final Breakage breakage;
    private final Coordination coordination = new Coordination(gateway(), events(), Line::isOutage);
    private Run run;

    Simulation(Breakage breakage) {
        this.breakage = breakage;
        // What the reconciler tells an operator would be told a hundred thousand times.
        ((Logger) LoggerFactory.getLogger("vouch.saga")).setLevel(Level.ERROR);
    }

    /** One run. Every other has a reconciler. */
    End run(long seed) {
        return run(seed, seed % 2 == 0);
    }

    End run(long seed, boolean reconciled) {
        Chance chance = new Chance(seed);
        coordination.clear();
        run = new Run(chance, coordination, breakage, reconciled);
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
        return new Rows(events, List.of(), List.of(), coordination.rows(), List.of(), 0, 0);
    }

    private Object answer(CommandMessage<?> command) {
        try {
            return CompletableFuture.completedFuture(run.send(command.getPayload()));
        } catch (Refusal refused) {
            return CompletableFuture.failedFuture(
                    new CommandExecutionException(refused.getMessage(), null, refused.error(), false));
        } catch (TimeoutException | RejectedExecutionException unknown) {
            return CompletableFuture.failedFuture(unknown);
        }
    }

    private CommandGateway gateway() {
        return only(CommandGateway.class, command -> answer((CommandMessage<?>) command));
    }

    private EventStore events() {
        return only(
                EventStore.class,
                from -> from instanceof GlobalSequenceTrackingToken token
                        ? new LedgerStream(run.ledger().events(), token)
                        : DomainEventStream.of(run.ledger().events().stream()
                                .filter(event -> event.getAggregateIdentifier().equals(from))));
    }

    /** Of an interface with many methods the one that is called, with its first argument. */
    private static <T> T only(Class<T> type, Function<Object, Object> call) {
        InvocationHandler handler = (proxy, method, arguments) -> call.apply(arguments[0]);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
