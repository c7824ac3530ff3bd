package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Actor;

class RetryingCommandBusTest {

    private final RetryingCommandBus bus = new RetryingCommandBus(AsynchronousCommandBus.builder(), () -> false);
    private final AtomicInteger attempts = new AtomicInteger();

    static Stream<RuntimeException> lostRaces() {
        return Stream.of(
                new ConcurrencyException("another event has this number"),
                new AggregateStreamCreationException("another stream has this id"),
                new EventStoreException("deadlock", new SQLException("deadlock", "40P01")),
                new EventStoreException("not serializable", new SQLException("not serializable", "40001")));
    }

    @ParameterizedTest
    @MethodSource("lostRaces")
    void decidesAgainWhatAnotherNodeWasFasterAt(RuntimeException lost) {
        assertThat(answer(lost, 3).getPayload()).isEqualTo("done");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        ConcurrencyException lost = new ConcurrencyException("another event has this number");

        assertThat(answer(lost, Integer.MAX_VALUE).exceptionResult()).isSameAs(lost);
        assertThat(attempts).hasValue(8);
    }

    static Stream<RuntimeException> otherFailures() {
        return Stream.of(
                new IllegalStateException("a mistake"),
                new EventStoreException("no connection", new SQLException("no connection", "08006")),
                new EventStoreException("no state", new SQLException("no state")));
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void leavesEveryOtherFailureToTheSender(RuntimeException failure) {
        assertThat(answer(failure, Integer.MAX_VALUE).exceptionResult()).isSameAs(failure);
        assertThat(attempts).hasValue(1);
    }

    /** Else a command would be answered while it is being decided again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void answersOnce(int losses) {
        AtomicInteger answers = new AtomicInteger();
        CompletableFuture<Void> last = new CompletableFuture<>();
        subscribe(new ConcurrencyException("lost"), losses);

        bus.dispatch(asCommandMessage("command"), (command, result) -> {
            answers.incrementAndGet();
            last.complete(null);
        });

        last.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(answers).hasValue(1);
        assertThat(attempts).hasValue(losses + 1);
    }

    @Test
    void answersAlsoWhenItIsStoppedBeforeTheNextAttempt() {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        RetryingCommandBus stopping =
                new RetryingCommandBus(AsynchronousCommandBus.builder().executor(threads), () -> false);
        ConcurrencyException lost = new ConcurrencyException("lost");
        stopping.subscribe(String.class.getName(), command -> {
            threads.shutdown();
            throw lost;
        });
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();

        stopping.dispatch(asCommandMessage("command"), (command, result) -> answer.complete(result));

        assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join().exceptionResult())
                .isSameAs(lost);
    }

    /** Whoever waits for the saga is helped by nobody else. */
    @Test
    void takesNoCommandOfAClientWhileTooManyWaitButThoseOfTheSaga() {
        RetryingCommandBus full = new RetryingCommandBus(AsynchronousCommandBus.builder(), () -> true);
        full.subscribe(String.class.getName(), command -> "done");
        CompletableFuture<CommandResultMessage<?>> clients = new CompletableFuture<>();
        CompletableFuture<CommandResultMessage<?>> sagas = new CompletableFuture<>();

        full.dispatch(
                asCommandMessage("command").andMetaData(Actor.ANONYMOUS.metaData()),
                (command, result) -> clients.complete(result));
        full.dispatch(
                asCommandMessage("command")
                        .andMetaData(Actor.system("order-saga").metaData()),
                (command, result) -> sagas.complete(result));

        assertThat(clients.join().exceptionResult()).isInstanceOf(Overloaded.class);
        assertThat(sagas.orTimeout(10, TimeUnit.SECONDS).join().getPayload()).isEqualTo("done");
    }

    private CommandResultMessage<?> answer(RuntimeException failure, int times) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        subscribe(failure, times);
        bus.dispatch(asCommandMessage("command"), (command, result) -> answer.complete(result));
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void subscribe(RuntimeException failure, int times) {
        bus.subscribe(String.class.getName(), command -> {
            if (attempts.incrementAndGet() <= times) {
                throw failure;
            }
            return "done";
        });
    }
}
