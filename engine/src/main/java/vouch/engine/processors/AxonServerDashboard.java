package vouch.engine.processors;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.processor.EventProcessorControlService;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.lifecycle.Phase;

/**
 * Corrects the state of event processors that Axon Server's dashboard shows. Axon's own report shows a view as
 * replaying until the first event after the replay, which may be days later.
 */
class AxonServerDashboard implements ConfigurerModule {

    /** Registers the report one phase after Axon's own report, because the last one counts. */
    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(
                axon -> axon.onStart(Phase.INSTRUCTION_COMPONENTS + 1, () -> new Reports(axon).start()));
    }

    static final class Reports extends EventProcessorControlService {

        private Reports(Configuration axon) {
            super(
                    axon.getComponent(AxonServerConnectionManager.class),
                    axon.eventProcessingConfiguration(),
                    axon.getComponent(AxonServerConfiguration.class));
        }

        @Override
        protected Supplier<EventProcessorInfo> infoSupplier(EventProcessor processor) {
            Supplier<EventProcessorInfo> axons = super.infoSupplier(processor);
            return processor instanceof StreamingEventProcessor streaming
                    ? () -> corrected(axons.get(), streaming.processingStatus())
                    : axons;
        }

        static EventProcessorInfo corrected(EventProcessorInfo report, Map<Integer, EventTrackerStatus> segments) {
            EventProcessorInfo.Builder corrected = report.toBuilder();
            corrected.getSegmentStatusBuilderList().forEach(segment -> {
                EventTrackerStatus status = segments.get(segment.getSegmentId());
                segment.setReplaying(status != null && ProcessorStatus.isReplaying(status));
            });
            return corrected.build();
        }
    }
}
