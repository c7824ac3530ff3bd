package vouch.app.admin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.processors.ProcessorStatus;

/**
 * Operates event processors on this node. An operation is {@link Refused} when it is not possible in the current
 * state.
 */
@Component
@ConditionalOnTables
class ProcessorOperations {

    private static final int SEGMENTS_CHANGE_WITHIN_SECONDS = 20;

    private final ProcessorStatus status;
    private final TransactionManager transactions;

    ProcessorOperations(ProcessorStatus status, TransactionManager transactions) {
        this.status = status;
        this.transactions = transactions;
    }

    /** @param segment null when the operation is not about a segment */
    Runnable of(String operation, StreamingEventProcessor processor, String segment) {
        return switch (operation) {
            case "stop" -> ofAll(segment, processor::shutDown);
            case "start" -> ofAll(segment, processor::start);
            case "split" -> {
                int number = number(segment);
                yield () -> change(processor.splitSegment(number), number);
            }
            case "merge" -> {
                int number = number(segment);
                yield () -> change(processor.mergeSegment(number), number);
            }
            case "replay" -> ofAll(segment, () -> replay(List.of(processor)));
            default ->
                throw Refused.notFound("A processor can be stopped, started, split, merged or replayed, nothing else.");
        };
    }

    /**
     * Deletes what the processors have made, in one transaction, and starts them at the first event. A stopped processor
     * is started too.
     */
    void replay(List<StreamingEventProcessor> processors) {
        String names = processors.stream().map(StreamingEventProcessor::getName).collect(Collectors.joining(", "));
        if (!processors.stream().allMatch(StreamingEventProcessor::supportsReset)) {
            throw Refused.conflict(names + " cannot be replayed: it would send its commands again.");
        }
        processors.forEach(StreamingEventProcessor::shutDown);
        try {
            transactions.executeInTransaction(() -> processors.forEach(StreamingEventProcessor::resetTokens));
            processors.forEach(processor -> status.replayBegins(processor.getName()));
        } catch (UnableToClaimTokenException e) {
            throw Refused.conflict(
                    ("Another node works on %1$s. Stop %1$s on every other node, replay here, and start there"
                                    + " again. The claims of a node that is gone end by themselves within a minute.")
                            .formatted(names));
        } finally {
            processors.forEach(StreamingEventProcessor::start);
        }
    }

    private static Runnable ofAll(String segment, Runnable operation) {
        if (segment != null) {
            throw Refused.invalid("segment", "Only split and merge are about one segment. Leave it out.");
        }
        return operation;
    }

    private static int number(String segment) {
        if (segment == null || !segment.matches("\\d{1,9}")) {
            throw Refused.invalid(
                    "segment", "Say which segment, by its number. GET /actuator/processors has those of this node.");
        }
        return Integer.parseInt(segment);
    }

    private static void change(CompletableFuture<Boolean> change, int segment) {
        try {
            if (!change.get(SEGMENTS_CHANGE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw Refused.conflict(
                        "Segment %d cannot be changed here: this node must hold it, and it must have a half to merge with."
                                .formatted(segment));
            }
        } catch (ExecutionException e) {
            throw Refused.conflict("Segment %d cannot be changed here: %s"
                    .formatted(segment, e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw Refused.conflict("Segment %d is still being changed. Look again in a moment.".formatted(segment));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.conflict("The process is stopping.");
        }
    }
}
