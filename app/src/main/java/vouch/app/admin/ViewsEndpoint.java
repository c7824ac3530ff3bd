package vouch.app.admin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.outage.NotYetVisible;
import vouch.engine.processors.StoppedProcessors;
import vouch.engine.views.ViewDigest;
import vouch.engine.views.ViewTable;
import vouch.query.QuerySide;

/** {@code /actuator/views}: sums up what is in the views, and makes all of them again from the events. */
@Component
@ConditionalOnSide(Side.QUERY)
@Endpoint(id = "views")
class ViewsEndpoint {

    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final List<String> PROCESSORS = QuerySide.TABLES.stream()
            .map(ViewTable::processor)
            .distinct()
            .sorted()
            .toList();

    private final ViewDigest digest;
    private final ConsistentReads reads;
    private final EventProcessingConfiguration processing;
    private final Replays replays;
    private final StoppedProcessors stopped;
    private final OperationLog log;

    ViewsEndpoint(
            ViewDigest digest,
            ConsistentReads reads,
            EventProcessingConfiguration processing,
            Replays replays,
            StoppedProcessors stopped,
            OperationLog log) {
        this.digest = digest;
        this.reads = reads;
        this.processing = processing;
        this.replays = replays;
        this.stopped = stopped;
        this.log = log;
    }

    record Rebuilding(List<String> processors) {}

    /** Sums up the views of all events that are stored now. */
    @ReadOperation
    WebEndpointResponse<Object> views() {
        return Answers.of(() -> {
            PROCESSORS.forEach(this::awaitComplete);
            return digest.now();
        });
    }

    private void awaitComplete(String processor) {
        try {
            reads.awaitAll(processor, AT_MOST).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotYetVisible) {
                throw Refused.conflict(
                        "%s has not handled every event yet. Ask again when its lag in GET /actuator/processors is 0."
                                .formatted(processor));
            }
            throw e;
        }
    }

    /** Empties all views in one transaction, and makes them again from the first event. */
    @WriteOperation
    WebEndpointResponse<Object> rebuild(@Nullable String reason) {
        return Answers.of(() -> {
            List<StreamingEventProcessor> processors = PROCESSORS.stream()
                    .map(name -> processing
                            .eventProcessor(name, StreamingEventProcessor.class)
                            .orElseThrow())
                    .toList();
            log.perform("rebuild", String.join(", ", PROCESSORS), reason, () -> {
                stopped.during(processors, () -> replays.begin(processors));
                return "running";
            });
            return new Rebuilding(PROCESSORS);
        });
    }
}
