package vouch.app.admin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.outage.NotYetVisible;
import vouch.engine.processors.StoppedProcessors;
import vouch.engine.views.ViewDigest;
import vouch.engine.views.ViewParity;
import vouch.engine.views.ViewPlaces;
import vouch.engine.views.ViewShadows;

/**
 * {@code /actuator/views}: sums up what is in the views, and makes all of them again from the events, or one of them
 * beside the one that is read.
 */
@Component
@ConditionalOnSide(Side.QUERY)
@Endpoint(id = "views")
class ViewsEndpoint {

    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final ViewPlaces places;
    private final ViewDigest digest;
    private final ViewParity parity;
    private final ViewShadows shadows;
    private final ViewShadowOperations shadowOperations;
    private final ConsistentReads reads;
    private final EventProcessingConfiguration processing;
    private final Replays replays;
    private final StoppedProcessors stopped;
    private final OperationLog log;

    ViewsEndpoint(
            ViewPlaces places,
            ViewDigest digest,
            ViewParity parity,
            ViewShadows shadows,
            ViewShadowOperations shadowOperations,
            ConsistentReads reads,
            EventProcessingConfiguration processing,
            Replays replays,
            StoppedProcessors stopped,
            OperationLog log) {
        this.places = places;
        this.digest = digest;
        this.parity = parity;
        this.shadows = shadows;
        this.shadowOperations = shadowOperations;
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
            try (ViewPlaces.Pin pin = places.pin()) {
                processors().forEach(this::awaitComplete);
                return digest.now();
            }
        });
    }

    /** Says where a view is read, and how far its shadow is. */
    @ReadOperation
    WebEndpointResponse<Object> view(@Selector String view) {
        return Answers.of(() -> shadows.of(named(view)));
    }

    /** Compares a view with its shadow. */
    @ReadOperation
    WebEndpointResponse<Object> compare(@Selector String view, @Selector String report) {
        return Answers.of(() -> {
            if (!report.equals("parity")) {
                throw Refused.notFound("A view has the report parity, no other.");
            }
            ViewShadows.View now = shadows.of(named(view));
            if (now.shadow() == null) {
                throw Refused.conflict("%s has no shadow to compare it with.".formatted(view));
            }
            return parity.of(view, () -> {
                awaitComplete(now.processor());
                awaitComplete(now.shadow().processor());
            });
        });
    }

    /** Makes, switches to, or drops the shadow of a view. */
    @WriteOperation
    WebEndpointResponse<Object> operate(@Selector String view, @Selector String operation, @Nullable String reason) {
        return Answers.of(() -> {
            Runnable action = shadowOperations.of(operation, named(view));
            log.perform(operation, view, reason, () -> {
                action.run();
                return shadows.of(view).processor() + " is read";
            });
            return shadows.of(view);
        });
    }

    private String named(String view) {
        if (!places.views().contains(view)) {
            throw Refused.notFound(
                    "There is no view %s. There are %s.".formatted(view, String.join(", ", places.views())));
        }
        return view;
    }

    private List<String> processors() {
        return places.views().stream().map(places::processor).toList();
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
            List<String> names = processors();
            List<StreamingEventProcessor> processors = names.stream()
                    .map(name -> processing
                            .eventProcessor(name, StreamingEventProcessor.class)
                            .orElseThrow())
                    .toList();
            log.perform("rebuild", String.join(", ", names), reason, () -> {
                stopped.during(processors, () -> replays.begin(processors));
                return "running";
            });
            return new Rebuilding(names);
        });
    }
}
