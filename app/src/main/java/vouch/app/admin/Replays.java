package vouch.app.admin;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.processors.ProcessorHolds;
import vouch.engine.processors.ProcessorStatus;

/**
 * Makes views again in place, from the first event. The other nodes let go of their processors meanwhile. Everything
 * about a replay is in the database: a node that goes on after a crash finds the token of the replay, or its pause.
 */
@Component
@ConditionalOnTables
class Replays {

    /** Longer than a claim of a node that was killed. */
    private static final long LONGEST_WAIT_SECONDS = 40;

    private static final long PAUSE_MILLIS = 200;

    private final ProcessorStatus status;
    private final ProcessorHolds holds;
    private final TransactionManager transactions;

    Replays(ProcessorStatus status, ProcessorHolds holds, TransactionManager transactions) {
        this.status = status;
        this.holds = holds;
        this.transactions = transactions;
    }

    /**
     * Deletes what the processors have made, in one transaction, and starts them at the first event. A stopped or paused
     * processor is started too.
     */
    void begin(List<StreamingEventProcessor> processors) {
        for (StreamingEventProcessor processor : processors) {
            if (holds.isRetired(processor.getName())) {
                throw Refused.conflict(
                        "%s has no shadow to write. POST /actuator/views makes one.".formatted(processor.getName()));
            }
        }
        begin(processors, () -> {});
    }

    /** @param first is done in the same transaction, before the processors are reset */
    void begin(List<StreamingEventProcessor> processors, Runnable first) {
        List<String> names =
                processors.stream().map(StreamingEventProcessor::getName).toList();
        if (!processors.stream().allMatch(StreamingEventProcessor::supportsReset)) {
            throw Refused.conflict(String.join(", ", names) + " cannot be replayed: it would send its commands again.");
        }
        List<StreamingEventProcessor> running =
                processors.stream().filter(StreamingEventProcessor::isRunning).toList();
        holds.askFor(names);
        processors.forEach(StreamingEventProcessor::shutDown);
        try {
            resetOnceFree(processors, names, first);
            names.forEach(status::replayBegins);
            processors.forEach(StreamingEventProcessor::start);
        } finally {
            holds.giveBack(names);
            running.forEach(StreamingEventProcessor::start);
        }
    }

    private void resetOnceFree(List<StreamingEventProcessor> processors, List<String> names, Runnable first) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (!reset(processors, names, first)) {
            if (System.nanoTime() > until) {
                throw Refused.conflict(
                        ("Another node has not let go of %s within %d s, so nothing was changed. Ask again. If this is the"
                                        + " answer again, stop the processor on the node whose log says that it cannot"
                                        + " read the holds.")
                                .formatted(String.join(", ", names), LONGEST_WAIT_SECONDS));
            }
            waitAMoment();
        }
    }

    private boolean reset(List<StreamingEventProcessor> processors, List<String> names, Runnable first) {
        try {
            transactions.executeInTransaction(() -> {
                first.run();
                processors.forEach(StreamingEventProcessor::resetTokens);
                holds.endPauses(names);
            });
            return true;
        } catch (UnableToClaimTokenException stillElsewhere) {
            return false;
        }
    }

    private static void waitAMoment() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.conflict("The process is stopping.");
        }
    }

    /** Stops the replay on all nodes, until it is resumed or begins anew. */
    void pause(StreamingEventProcessor processor) {
        if (status.everywhere(processor).replay() == null) {
            throw Refused.conflict("%s has no replay to pause. To stop the processor on this node, use stop."
                    .formatted(processor.getName()));
        }
        holds.pause(processor.getName());
    }

    void resume(StreamingEventProcessor processor) {
        if (!holds.resume(processor.getName())) {
            throw Refused.conflict("%s is not paused.".formatted(processor.getName()));
        }
    }

    void start(StreamingEventProcessor processor) {
        if (holds.isPaused(processor.getName())) {
            throw Refused.conflict("%s is paused on all nodes. It goes on with POST /actuator/processors/%1$s/resume."
                    .formatted(processor.getName()));
        }
        processor.start();
    }
}
