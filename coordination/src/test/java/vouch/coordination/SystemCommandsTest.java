package vouch.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.engine.outage.OutcomeUnknown;

class SystemCommandsTest {

    private static final Actor SAGA = Actor.system("order-saga");
    private static final ApproveOrder COMMAND = new ApproveOrder(ORDER, DAY);

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final SystemCommands commands =
            commands(DefaultCommandGateway.builder().commandBus(bus).build()::send);

    @Test
    void tellsThatACommandWasAccepted() {
        assertThat(commands.sendAndWait(COMMAND, SAGA)).isEmpty();
    }

    /** What was sent for an event says so. */
    @Test
    void namesTheActorAndTheEventAsTheCause() {
        Message<?> event = GenericMessage.asMessage(RESERVED);
        commands.send(COMMAND, SAGA, event);

        assertThat(bus.getDispatchedCommands()).singleElement().satisfies(message -> {
            assertThat(message.getPayload()).isEqualTo(COMMAND);
            assertThat(message.getMetaData())
                    .<String, Object>containsEntry("actor", "system:order-saga")
                    .containsEntry("cause", event.getIdentifier());
        });
    }

    @Test
    void tellsWhenThatWasStoredWhichItLedTo() {
        Accepted accepted = new Accepted(2, Instant.EPOCH, List.of(APPROVED));
        bus.setCallbackBehavior((command, metaData) -> accepted);

        assertThat(commands.send(COMMAND, SAGA).join()).isEqualTo(new SystemCommands.Answer(accepted, null));
    }

    @Test
    void tellsWhyACommandWasRefused() {
        answer(Receivers.refusal(Code.ORDER_CLOSED));

        assertThat(commands.sendAndWait(COMMAND, SAGA)).contains(new BusinessError(Code.ORDER_CLOSED, "Because."));
    }

    static Stream<Exception> faults() {
        return Stream.of(
                new IllegalStateException("the database is away"),
                new NoHandlerForCommandException("nobody handles it now"),
                new CommandExecutionException("no details", null),
                new CommandExecutionException("other details", null, "CUSTOMER_NOT_FOUND"),
                BusinessError.refuse(Code.ORDER_CLOSED, "Thrown, not carried as details."),
                // The receiver does not know this process, and has decided nothing.
                Receivers.refusal(Code.ACCESS_DENIED));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void takesEverythingElseForAnUnknownOutcome(Exception fault) {
        answer(fault);

        assertThatThrownBy(() -> commands.sendAndWait(COMMAND, SAGA))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("ApproveOrder")
                .cause()
                .hasMessage(fault.getMessage());
    }

    @Test
    void takesNoAnswerInTimeForAnUnknownOutcome() {
        assertThatThrownBy(() -> commands(answering(new Late())).sendAndWait(COMMAND, SAGA))
                .isInstanceOf(OutcomeUnknown.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void takesAnInterruptionForAnUnknownOutcomeAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> commands(answering(new CompletableFuture<>())).sendAndWait(COMMAND, SAGA))
                .isInstanceOf(OutcomeUnknown.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static SystemCommands commands(CommandSender sender) {
        return new SystemCommands(
                sender, List.of(event -> Map.of("actor", "anonymous", "cause", event.getIdentifier())));
    }

    private void answer(Exception failure) {
        bus.setCallbackBehavior((command, metaData) -> {
            throw failure;
        });
    }

    private static CommandSender answering(CompletableFuture<Object> answer) {
        return command -> answer;
    }

    /** An answer that is not there in five seconds, without the five seconds. */
    private static final class Late extends CompletableFuture<Object> {

        @Override
        public CompletableFuture<Object> orTimeout(long timeout, TimeUnit unit) {
            assertThat(unit.toSeconds(timeout)).isEqualTo(5);
            return CompletableFuture.failedFuture(new TimeoutException());
        }
    }
}
