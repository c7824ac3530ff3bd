package vouch.engine.processors;

import java.util.Collection;
import java.util.HashMap;
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
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Stops an event processor on all nodes, or on all but one, through a table that every node looks at each second. A node
 * that begins to look later, also after a crash, does the same. The table only asks: which node works on a segment is
 * decided by Axon's claims, as ever. An outage changes nothing.
 */
public class ProcessorHolds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorHolds.class);
    private static final int LOOK_SECONDS = 1;

    /** Stands for a node where there is none: nobody runs a paused processor. */
    private static final String NOBODY = "nobody";

    private final Set<String> letGo = new HashSet<>();
    private final JdbcTemplate database;
    private final EventProcessingConfiguration processing;
    private final StoppedProcessors stopped;
    private final String node;
    private volatile ScheduledExecutorService watch;
    private boolean asBefore;

    /** @param node the id under which this process claims segments */
    ProcessorHolds(
            JdbcTemplate database, EventProcessingConfiguration processing, StoppedProcessors stopped, String node) {
        this.database = database;
        this.processing = processing;
        this.stopped = stopped;
        this.node = node;
    }

    /** Stops the processor on this node now, and on the others within seconds. */
    public void pause(String processor) {
        insert(processor, NOBODY, "null");
        look();
    }

    /**
     * Ends the pause: the processor starts on this node now, and on the others within seconds.
     *
     * @return whether it was paused
     */
    public boolean resume(String processor) {
        boolean paused = delete(processor, NOBODY) > 0;
        look();
        return paused;
    }

    public boolean isPaused(String processor) {
        return !database.queryForList(
                        "select 1 from processor_hold where processor = ? and for_node = ?",
                        Integer.class,
                        processor,
                        NOBODY)
                .isEmpty();
    }

    /** Asks the other nodes to stop these processors within seconds. After a minute they start them again by themselves. */
    public void askFor(Collection<String> processors) {
        processors.forEach(processor -> {
            delete(processor, node);
            insert(processor, node, "current_timestamp + interval '60' second");
        });
    }

    /** Lets the other nodes start these processors again. */
    public void giveBack(Collection<String> processors) {
        processors.forEach(processor -> delete(processor, node));
    }

    /** Ends the pauses of these processors, as part of the transaction that makes them begin anew. */
    public void endPauses(Collection<String> processors) {
        processors.forEach(processor -> delete(processor, NOBODY));
    }

    private void insert(String processor, String forNode, String until) {
        try {
            database.update(
                    "insert into processor_hold (processor, for_node, held_until) values (?, ?, " + until + ")",
                    processor,
                    forNode);
        } catch (DuplicateKeyException sameWish) {
            LOG.debug("{} is held for {} already.", processor, forNode);
        }
    }

    private int delete(String processor, String forNode) {
        return database.update("delete from processor_hold where processor = ? and for_node = ?", processor, forNode);
    }

    private synchronized void look() {
        Map<String, String> held = new HashMap<>();
        database.query(
                "select processor, for_node from processor_hold where for_node <> ?"
                        + " and (held_until is null or held_until > current_timestamp)",
                (RowCallbackHandler)
                        row -> held.put(row.getString(1), NOBODY.equals(row.getString(2)) ? "pause" : "replay"),
                node);
        processing.eventProcessors().values().forEach(processor -> look(processor, held.get(processor.getName())));
    }

    /** @param why null when this node may run the processor */
    private void look(EventProcessor processor, String why) {
        if (why != null && processor.isRunning()) {
            stopped.during(List.of(processor), why, processor::shutDown);
            letGo.add(processor.getName());
            LOG.info("{} is stopped on this node because of a {}.", processor.getName(), why);
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

    /** Called after the processors are started. {@link #stop} is called before the processors stop with the process. */
    @Override
    public void start() {
        watch = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("processor-holds"));
        watch.scheduleWithFixedDelay(this::lookAgain, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Does not interrupt a look, because that would close an H2 file database. */
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
