package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import vouch.api.BusinessError;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.engine.dryrun.DryRun;
import vouch.engine.outage.Overloaded;

class CommandMetricsTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final CommandMetrics measured = new CommandMetrics(metrics);

    static Stream<Arguments> failures() {
        BusinessError error = new BusinessError(BusinessError.Code.ORDER_NOT_APPROVED, "It is pending.");
        return Stream.of(
                Arguments.of(new CommandExecutionException("no", null, error), "refused", "ORDER_NOT_APPROVED"),
                Arguments.of(new Overloaded(), "refused", "OVERLOADED"),
                Arguments.of(
                        new DataAccessResourceFailureException("no", new SQLTransientConnectionException()),
                        "failed",
                        "SERVICE_UNAVAILABLE"),
                Arguments.of(new CommandExecutionException("no", null), "failed", "INTERNAL_ERROR"),
                Arguments.of(new IllegalStateException("no"), "failed", "INTERNAL_ERROR"));
    }

    @Test
    void countAnAcceptedCommand() {
        measured.onMessageIngested(GenericCommandMessage.asCommandMessage(new ShipOrder(new OrderId("o"), ON)))
                .reportSuccess();

        assertThat(count("accepted", "none")).isEqualTo(1);
    }

    @Test
    void countADryRunApart() {
        measured.onMessageIngested(DryRun.of(new ShipOrder(new OrderId("o"), ON)))
                .reportSuccess();
        measured.onMessageIngested(DryRun.of(new ShipOrder(new OrderId("o"), ON)))
                .reportFailure(new CommandExecutionException(
                        "no", null, new BusinessError(BusinessError.Code.ORDER_NOT_FOUND, "There is none.")));

        assertThat(metrics.find("vouch.commands").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsOnly("dry-run");
        assertThat(count("dry-run", "none")).isEqualTo(1);
        assertThat(count("dry-run", "ORDER_NOT_FOUND")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void sayWhyACommandWasNotAccepted(Throwable cause, String outcome, String code) {
        measured.onMessageIngested(GenericCommandMessage.asCommandMessage(new ShipOrder(new OrderId("o"), ON)))
                .reportFailure(cause);

        assertThat(count(outcome, code)).isEqualTo(1);
    }

    private long count(String outcome, String code) {
        return metrics.get("vouch.commands")
                .tags("command", "ShipOrder", "outcome", outcome, "code", code)
                .timer()
                .count();
    }
}
