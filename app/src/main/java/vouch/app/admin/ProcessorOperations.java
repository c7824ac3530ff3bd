package vouch.app.admin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;

/**
 * Operates event processors on this node. An operation is {@link Refused} when it is not possible in the current
 * state.
 */
@Component
@ConditionalOnTables
class ProcessorOperations {

    private static final int SEGMENTS_CHANGE_WITHIN_SECONDS = 20;

    private final Replays replays;

    ProcessorOperations(Replays replays) {
        this.replays = replays;
    }

    /** @param segment null when the operation is not about a segment */
    Runnable of(String operation, StreamingEventProcessor processor, String segment) {
        return switch (operation) {
            case "stop" -> ofAll(segment, processor::shutDown);
            case "start" -> ofAll(segment, () -> replays.start(processor));
            case "split" -> {
                int number = number(segment);
                yield () -> change(processor.splitSegment(number), number);
            }
            case "merge" -> {
                int number = number(segment);
                yield () -> change(processor.mergeSegment(number), number);
            }
            case "replay" -> ofAll(segment, () -> replays.begin(List.of(processor)));
            case "pause" -> ofAll(segment, () -> replays.pause(processor));
            case "resume" -> ofAll(segment, () -> replays.resume(processor));
            case "cancel" ->
                throw Refused.conflict(
                        "A replay has emptied its view when it began, so it cannot be cancelled. Pause it,"
                                + " or let it go on. A shadow empties nothing, and can be dropped.");
            default ->
                throw Refused.notFound(
                        "A processor can be stopped, started, split, merged, replayed, paused or resumed,"
                                + " nothing else.");
        };
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
