package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.saga.Orders.*;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.saga.SagaCommands.OutcomeUnknown;

class SagaCommandsTest {

    private static final ApproveOrder COMMAND = new ApproveOrder(ORDER);

    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final SagaCommands commands =
            new SagaCommands(DefaultCommandGateway.builder().commandBus(bus).build());

    @Test
    void tellsThatACommandWasAccepted() {
        assertThat(commands.send(COMMAND)).isEmpty();
    }

    @Test
    void namesTheSagaAsTheActor() {
        commands.send(COMMAND);

        assertThat(bus.getDispatchedCommands()).singleElement().satisfies(message -> {
            assertThat(message.getPayload()).isEqualTo(COMMAND);
            assertThat(message.getMetaData()).containsEntry("actor", "system:order-saga");
        });
    }

    @Test
    void tellsWhyACommandWasRefused() {
        answer(Receivers.refusal(Code.ORDER_CLOSED));

        assertThat(commands.send(COMMAND)).contains(new BusinessError(Code.ORDER_CLOSED, "Because."));
    }

    static Stream<Exception> faults() {
        return Stream.of(
                new IllegalStateException("the database is away"),
                new NoHandlerForCommandException("nobody handles it now"),
                new CommandExecutionException("no details", null),
                new CommandExecutionException("other details", null, "CUSTOMER_NOT_FOUND"),
                BusinessError.refuse(Code.ORDER_CLOSED, "Thrown, not carried as details."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void takesEverythingElseForAnUnknownOutcome(Exception fault) {
        answer(fault);

        assertThatThrownBy(() -> commands.send(COMMAND))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("ApproveOrder")
                .cause()
                .hasMessage(fault.getMessage());
    }

    @Test
    void takesNoAnswerInTimeForAnUnknownOutcome() {
        assertThatThrownBy(() -> new SagaCommands(answering(new Late())).send(COMMAND))
                .isInstanceOf(OutcomeUnknown.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void takesAnInterruptionForAnUnknownOutcomeAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new SagaCommands(answering(new CompletableFuture<>())).send(COMMAND))
                .isInstanceOf(OutcomeUnknown.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void answer(Exception failure) {
        bus.setCallbackBehavior((command, metaData) -> {
            throw failure;
        });
    }

    private CommandGateway answering(CompletableFuture<?> answer) {
        return new DefaultCommandGateway(DefaultCommandGateway.builder().commandBus(bus)) {
            @Override
            @SuppressWarnings("unchecked")
            public <R> CompletableFuture<R> send(Object command) {
                return (CompletableFuture<R>) answer;
            }
        };
    }

    /** An answer that is not there in five seconds, without the five seconds. */
    private static final class Late extends CompletableFuture<Object> {

        @Override
        public Object get(long timeout, TimeUnit unit) throws TimeoutException {
            assertThat(unit.toSeconds(timeout)).isEqualTo(5);
            throw new TimeoutException();
        }
    }
}
