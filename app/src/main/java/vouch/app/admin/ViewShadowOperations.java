package vouch.app.admin;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.processors.StoppedProcessors;
import vouch.engine.views.ShadowRefused;
import vouch.engine.views.ViewShadows;

/** Operates the shadows of views. An operation is {@link Refused} when it is not possible in the current state. */
@Component
@ConditionalOnSide(Side.QUERY)
class ViewShadowOperations {

    private final ViewShadows shadows;
    private final EventProcessingConfiguration processing;
    private final Replays replays;
    private final StoppedProcessors stopped;

    ViewShadowOperations(
            ViewShadows shadows, EventProcessingConfiguration processing, Replays replays, StoppedProcessors stopped) {
        this.shadows = shadows;
        this.processing = processing;
        this.replays = replays;
        this.stopped = stopped;
    }

    Runnable of(String operation, String view) {
        return switch (operation) {
            case "shadow" -> () -> begin(view);
            case "switch" -> () -> refusable(() -> shadows.swap(view));
            case "drop" -> () -> refusable(() -> shadows.drop(view));
            default -> throw Refused.notFound("A view takes shadow, switch and drop, nothing else.");
        };
    }

    private void begin(String view) {
        List<StreamingEventProcessor> shadow = List.of(processing
                .eventProcessor(shadows.processor(view), StreamingEventProcessor.class)
                .orElseThrow());
        refusable(() -> stopped.during(shadow, () -> replays.begin(shadow, () -> shadows.begin(view))));
    }

    private static void refusable(Runnable operation) {
        try {
            operation.run();
        } catch (ShadowRefused e) {
            throw Refused.conflict(e.getMessage());
        }
    }
}
