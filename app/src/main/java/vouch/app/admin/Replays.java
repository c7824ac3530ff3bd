package vouch.app.admin;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.processors.ProcessorHolds;
import vouch.engine.processors.ProcessorStatus;

/**
 * Makes views again in place, from the first event. The other nodes let go of their processors meanwhile. Everything
 * about a replay is in the database: a node that goes on after a crash finds the token of the replay, or its pause. What
 * else must be done while no node writes a view is done here, too.
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
    private final TokenStore tokens;

    Replays(ProcessorStatus status, ProcessorHolds holds, TransactionManager transactions, TokenStore tokens) {
        this.status = status;
        this.holds = holds;
        this.transactions = transactions;
        this.tokens = tokens;
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
        alone(
                processors,
                () -> {
                    first.run();
                    processors.forEach(StreamingEventProcessor::resetTokens);
                    holds.endPauses(names);
                },
                () -> {
                    names.forEach(status::replayBegins);
                    processors.forEach(StreamingEventProcessor::start);
                });
    }

    /** Does something in one transaction while the processors work nowhere. They go on behind where they were. */
    void whileStopped(List<StreamingEventProcessor> processors, Runnable work) {
        alone(
                processors,
                () -> {
                    processors.forEach(this::claim);
                    work.run();
                    processors.forEach(this::release);
                },
                () -> {});
    }

    private void claim(StreamingEventProcessor processor) {
        for (int segment : tokens.fetchSegments(processor.getName())) {
            tokens.fetchToken(processor.getName(), segment);
        }
    }

    private void release(StreamingEventProcessor processor) {
        for (int segment : tokens.fetchSegments(processor.getName())) {
            tokens.releaseClaim(processor.getName(), segment);
        }
    }

    private void alone(List<StreamingEventProcessor> processors, Runnable work, Runnable next) {
        List<String> names =
                processors.stream().map(StreamingEventProcessor::getName).toList();
        List<StreamingEventProcessor> running =
                processors.stream().filter(StreamingEventProcessor::isRunning).toList();
        holds.askFor(names);
        processors.forEach(StreamingEventProcessor::shutDown);
        try {
            onceFree(names, work);
            next.run();
        } finally {
            holds.giveBack(names);
            running.forEach(StreamingEventProcessor::start);
        }
    }

    private void onceFree(List<String> names, Runnable work) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (!isDone(work)) {
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

    private boolean isDone(Runnable work) {
        try {
            transactions.executeInTransaction(work);
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
