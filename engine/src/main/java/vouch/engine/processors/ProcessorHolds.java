package vouch.engine.processors;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stops an event processor on all nodes, or on all but one, through a table that every node looks at each second. A node
 * that begins to look later, also after a crash, does the same. The table only asks: which node works on a segment is
 * decided by Axon's claims, as ever. An outage changes nothing.
 */
public class ProcessorHolds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorHolds.class);
    private static final int LOOK_SECONDS = 1;

    private final Set<String> letGo = new HashSet<>();
    private final HoldRows rows;
    private final EventProcessingConfiguration processing;
    private final StoppedProcessors stopped;
    private final ObjectProvider<Shadows> shadows;
    private final String node;
    private volatile ScheduledExecutorService watch;
    private volatile Map<String, String> held = Map.of();
    private boolean asBefore;

    /** @param node the id under which this process claims segments */
    ProcessorHolds(
            JdbcTemplate database,
            EventProcessingConfiguration processing,
            StoppedProcessors stopped,
            ObjectProvider<Shadows> shadows,
            String node) {
        this.rows = new HoldRows(database);
        this.processing = processing;
        this.stopped = stopped;
        this.shadows = shadows;
        this.node = node;
    }

    /** Stops the processor on this node now, and on the others within seconds. */
    public void pause(String processor) {
        rows.hold(processor, HoldRows.NOBODY);
        look();
    }

    /**
     * Ends the pause: the processor starts on this node now, and on the others within seconds.
     *
     * @return whether it was paused
     */
    public boolean resume(String processor) {
        boolean paused = rows.release(processor, HoldRows.NOBODY);
        look();
        return paused;
    }

    public boolean isPaused(String processor) {
        return rows.heldFor(HoldRows.NOBODY).contains(processor);
    }

    /** Lets no node run the processor, because there is no shadow for it to write. It must have one now. */
    public void retire(String processor) {
        rows.hold(processor, HoldRows.NO_SHADOW);
    }

    /** Lets the nodes run the processor of a shadow, as soon as the transaction is committed. */
    public void employ(String processor) {
        rows.release(processor, HoldRows.NO_SHADOW);
    }

    /** Whether the processor has no shadow to write. */
    public boolean isRetired(String processor) {
        return retired().contains(processor);
    }

    /** The processors that have no shadow to write. */
    public Set<String> retired() {
        return rows.heldFor(HoldRows.NO_SHADOW);
    }

    /** Asks the other nodes to stop these processors within seconds. After a minute they start them again by themselves. */
    public void askFor(Collection<String> processors) {
        processors.forEach(processor -> rows.holdForAMinute(processor, node));
    }

    /** Lets the other nodes start these processors again. */
    public void giveBack(Collection<String> processors) {
        processors.forEach(processor -> rows.release(processor, node));
    }

    /** Ends the pauses of these processors, as part of the transaction that makes them begin anew. */
    public void endPauses(Collection<String> processors) {
        processors.forEach(processor -> rows.release(processor, HoldRows.NOBODY));
    }

    /** Whether this node must not work on the processor, as far as it knows. */
    boolean isHeld(String processor) {
        return held.containsKey(processor);
    }

    private Map<String, String> read() {
        Map<String, String> now = rows.heldFrom(node);
        shadows.ifAvailable(views -> views.tooNew().forEach(processor -> now.put(processor, StoppedProcessors.UNUSED)));
        return now;
    }

    private synchronized void look() {
        Map<String, String> now = read();
        held = now;
        processing.eventProcessors().values().forEach(processor -> look(processor, now.get(processor.getName())));
    }

    /** @param why null when this node may run the processor */
    private void look(EventProcessor processor, String why) {
        if (why != null && processor.isRunning()) {
            stopped.during(List.of(processor), why, processor::shutDown);
            letGo.add(processor.getName());
            LOG.debug("{} is stopped on this node: {}", processor.getName(), why);
        } else if (why == null && letGo.remove(processor.getName())) {
            stopped.during(List.of(processor), processor::start);
        }
    }

    private void lookAgain() {
        try {
            look();
            asBefore = false;
        } catch (RuntimeException e) {
            // Every exception is caught, because a task that throws is never scheduled again.
            if (!asBefore) {
                LOG.warn(
                        "Processors are stopped or run as before, because the holds cannot be read: {}",
                        e.getMessage());
            }
            asBefore = true;
        }
    }

    /** Before the processors start, so that none of them claims what is held. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        held = read();
        watch = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("processor-holds"));
        watch.scheduleWithFixedDelay(this::lookAgain, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Nothing is started any more when the processors stop with the process. A look is not interrupted, because that would
     * close an H2 file database.
     */
    @EventListener(ContextClosedEvent.class)
    void looksNoMore() {
        if (watch != null) {
            watch.shutdown();
        }
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
