package vouch.app.admin;

import java.util.List;
import org.axonframework.eventhandling.StreamingEventProcessor;
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

    private final ProcessorStatus status;
    private final ProcessorHolds holds;
    private final StoppedEverywhere stopped;

    Replays(ProcessorStatus status, ProcessorHolds holds, StoppedEverywhere stopped) {
        this.status = status;
        this.holds = holds;
        this.stopped = stopped;
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
        stopped.run(
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
