package vouch.engine.commandbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import vouch.engine.gateway.SenderContext;
import vouch.engine.outage.OutcomeUnknown;

class TimedCommandGatewayTest {

    private final CountDownLatch heard = new CountDownLatch(1);
    private final CommandBus bus = AsynchronousCommandBus.builder().build();

    @Test
    void answersWhatTheHandlerAnswers() {
        bus.subscribe(String.class.getName(), command -> "done");

        assertThat(gateway(Duration.ofMinutes(10)).send("command").join()).isEqualTo("done");
    }

    @Test
    void leavesARefusalAsItIs() {
        CommandExecutionException refused = new CommandExecutionException("refused", null, "details");
        bus.subscribe(String.class.getName(), command -> {
            throw refused;
        });

        assertThatThrownBy(() -> gateway(Duration.ofMinutes(10)).send("command").get())
                .hasCause(refused);
    }

    @Test
    void doesNotWaitForEver() {
        bus.subscribe(String.class.getName(), command -> {
            heard.await();
            return "too late";
        });

        assertThatThrownBy(() -> gateway(Duration.ofMillis(50)).send("command").get())
                .hasCauseInstanceOf(OutcomeUnknown.class);
        heard.countDown();
    }

    private TimedCommandGateway gateway(Duration answerWithin) {
        return new TimedCommandGateway(
                DefaultCommandGateway.builder().commandBus(bus), answerWithin, new SenderContext(List.of()));
    }
}
