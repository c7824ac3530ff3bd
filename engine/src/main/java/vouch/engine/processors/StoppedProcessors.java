package vouch.engine.processors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Checks every second which event processors of this node are stopped, so that no stop is unnoticed. The cause may be
 * an operation, Axon Server's dashboard, or a failure in Axon. Other nodes may do the work meanwhile, so health stays
 * UP and shows the stopped processors as a detail.
 */
public class StoppedProcessors extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StoppedProcessors.class);

    /** A processor that is not needed now. It is not reported as stopped. */
    static final String UNUSED = "unused";

    private final Set<String> unused = ConcurrentHashMap.newKeySet();
    private final Map<String, Stop> stops = new ConcurrentHashMap<>();
    private final Set<String> operated = ConcurrentHashMap.newKeySet();
    private final EventProcessingConfiguration processing;
    private final Clock clock;
    private volatile ScheduledExecutorService watch;

    StoppedProcessors(EventProcessingConfiguration processing, MeterRegistry metrics, Clock clock) {
        this.processing = processing;
        this.clock = clock;
        Gauge.builder("vouch.processors.stopped", stops, Map::size)
                .description("Event processors that do not run on this node")
                .register(metrics);
    }

    /** @param by {@code operation}, {@code pause} on all nodes, a {@code replay} on another node, or {@code unknown} */
    public record Stop(Instant since, String by) {}

    /** Runs an operation on the processors. A stop by the operation, even a short one, is not reported as unexpected. */
    public void during(Collection<? extends EventProcessor> processors, Runnable operation) {
        during(processors, "operation", operation);
    }

    void during(Collection<? extends EventProcessor> processors, String by, Runnable operation) {
        processors.forEach(processor -> operated.add(processor.getName()));
        try {
            operation.run();
        } finally {
            processors.forEach(processor -> wasOperated(processor, by));
        }
    }

    private void wasOperated(EventProcessor processor, String by) {
        if (!processor.isRunning() && by.equals(UNUSED)) {
            unused.add(processor.getName());
        } else if (!processor.isRunning()) {
            stops.putIfAbsent(processor.getName(), new Stop(clock.instant(), by));
        }
        operated.remove(processor.getName());
    }

    /** Empty when the processor runs. */
    public Optional<Stop> of(EventProcessor processor) {
        look(processor);
        return Optional.ofNullable(stops.get(processor.getName()));
    }

    private void look(EventProcessor processor) {
        String name = processor.getName();
        if (operated.contains(name)) {
            return;
        }
        if (processor.isRunning()) {
            unused.remove(name);
        } else if (unused.contains(name)) {
            return;
        }
        if (!processor.isRunning()) {
            stops.computeIfAbsent(name, this::unexpected);
        } else if (stops.remove(name) != null) {
            LOG.info("{} runs again on this node.", name);
        }
    }

    private Stop unexpected(String name) {
        LOG.warn(
                "{} is stopped on this node. By whom is unknown: no operation of this application did it. Axon Server's"
                        + " dashboard can, and so can a failure. Start it again there, or by an operation.",
                name);
        return new Stop(clock.instant(), "unknown");
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("stopped", Map.copyOf(stops));
    }

    /** Called after the processors are started. {@link #stop} is called before the processors stop with the process. */
    @Override
    public void start() {
        watch = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("stopped-processors"));
        watch.scheduleWithFixedDelay(
                () -> processing.eventProcessors().values().forEach(this::look), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        watch.shutdown();
        watch = null;
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
