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

/** Does what must be done while no node writes a view. The other nodes let go of their processors meanwhile. */
@Component
@ConditionalOnTables
class StoppedEverywhere {

    /** Longer than a claim of a node that was killed. */
    private static final long LONGEST_WAIT_SECONDS = 40;

    private static final long PAUSE_MILLIS = 200;

    private final ProcessorHolds holds;
    private final TransactionManager transactions;
    private final TokenStore tokens;

    StoppedEverywhere(ProcessorHolds holds, TransactionManager transactions, TokenStore tokens) {
        this.holds = holds;
        this.transactions = transactions;
        this.tokens = tokens;
    }

    /** Does something in one transaction while the processors work nowhere. They go on behind where they were. */
    void run(List<StreamingEventProcessor> processors, Runnable work) {
        run(
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

    /**
     * Does something in one transaction while the processors work nowhere.
     *
     * @param next is done when that is committed, before the processors go on
     */
    void run(List<StreamingEventProcessor> processors, Runnable work, Runnable next) {
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
}
