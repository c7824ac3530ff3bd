package vouch.app.admin;

import java.util.List;
import java.util.TreeSet;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.processors.ProcessorHolds;
import vouch.engine.processors.ProcessorStatus;
import vouch.engine.processors.StoppedProcessors;

/** {@code /actuator/processors}: shows and operates the event processors of this node. */
@Component
@ConditionalOnTables
@Endpoint(id = "processors")
class ProcessorsEndpoint {

    private final EventProcessingConfiguration processing;
    private final ProcessorStatus status;
    private final ProcessorOperations operations;
    private final ProcessorHolds holds;
    private final StoppedProcessors stopped;
    private final OperationLog log;
    private final FollowedProcessors follow;

    ProcessorsEndpoint(
            EventProcessingConfiguration processing,
            ProcessorStatus status,
            ProcessorOperations operations,
            ProcessorHolds holds,
            StoppedProcessors stopped,
            OperationLog log,
            FollowedProcessors follow) {
        this.processing = processing;
        this.status = status;
        this.operations = operations;
        this.holds = holds;
        this.stopped = stopped;
        this.log = log;
        this.follow = follow;
    }

    record Processors(List<ProcessorStatus.Processor> items) {}

    /** Those of shadows that do not exist are left out. */
    @ReadOperation
    WebEndpointResponse<Object> processors() {
        return Answers.of(() -> {
            TreeSet<String> shown = names();
            shown.removeAll(holds.retired());
            return new Processors(
                    shown.stream().map(this::named).map(status::everywhere).toList());
        });
    }

    @ReadOperation
    WebEndpointResponse<Object> processor(@Selector String name) {
        return Answers.of(() -> status.everywhere(named(name)));
    }

    /** The same as a stream: now, and whenever it changes. */
    @ReadOperation(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Object follow(@Selector String name) {
        return follow.of(() -> status.everywhere(named(name)));
    }

    /**
     * @param segment the number of the segment to split, or to merge with its other half. It is a text, because
     *     Actuator takes only texts
     */
    @WriteOperation
    WebEndpointResponse<Object> operate(
            @Selector String name, @Selector String operation, @Nullable String segment, @Nullable String reason) {
        return Answers.of(() -> {
            StreamingEventProcessor processor = named(name);
            Runnable action = operations.of(operation, processor, segment);
            log.perform(operation, segment == null ? name : name + " " + segment, reason, () -> {
                stopped.during(List.of(processor), action);
                return processor.isRunning() ? "running" : "stopped";
            });
            return status.everywhere(processor);
        });
    }

    private StreamingEventProcessor named(String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> Refused.notFound(
                        "This node has no processor %s. It has %s.".formatted(name, String.join(", ", names()))));
    }

    private TreeSet<String> names() {
        return new TreeSet<>(processing.eventProcessors().keySet());
    }
}
