package vouch.app.messaging;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.springframework.stereotype.Component;
import vouch.api.BusinessError;
import vouch.engine.dryrun.DryRun;
import vouch.engine.outage.Failures;
import vouch.engine.outage.Overloaded;

/**
 * Counts the commands of this process by type and outcome, and measures the time from the arrival to the answer. This
 * includes the wait for a group and the commit of its events. A dry run is neither an accepted nor a refused command.
 */
@Component
class CommandMetrics implements MessageMonitor<Message<?>> {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterProvider<Timer> timers;

    CommandMetrics(MeterRegistry metrics) {
        this.timers = Timer.builder("vouch.commands")
                .description("Time from the arrival of a command to its answer")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(metrics);
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> command) {
        String type = command.getPayloadType().getSimpleName();
        boolean dryRun = DryRun.is(command);
        long begun = System.nanoTime();
        return new MonitorCallback() {

            @Override
            public void reportSuccess() {
                record(dryRun ? "dry-run" : "accepted", "none");
            }

            @Override
            public void reportFailure(Throwable cause) {
                if (cause instanceof CommandExecutionException refused
                        && refused.getDetails().orElse(null) instanceof BusinessError error) {
                    refused(error.code().name());
                } else if (cause instanceof Overloaded) {
                    refused("OVERLOADED");
                } else {
                    record("failed", Failures.isOutage(cause) ? "SERVICE_UNAVAILABLE" : "INTERNAL_ERROR");
                }
            }

            /** A command is never ignored. */
            @Override
            public void reportIgnored() {}

            private void refused(String code) {
                record(dryRun ? "dry-run" : "refused", code);
            }

            private void record(String outcome, String code) {
                timers.withTags("command", type, "outcome", outcome, "code", code)
                        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        };
    }
}
