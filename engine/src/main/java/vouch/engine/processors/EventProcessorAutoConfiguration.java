package vouch.engine.processors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Configures what holds for every event processor. */
@AutoConfiguration
@Import(ProcessorChecks.class)
public class EventProcessorAutoConfiguration {

    /**
     * No event is skipped: neither one whose handler fails, nor those before the first start. The first token is null,
     * which needs no answer from an event store that is away. Processors are pooled, because a tracking processor locks
     * its token while it handles a batch. A dead letter could not extend the claim then.
     */
    @Bean
    ConfigurerModule eventProcessors(
            Optional<MaxSegmentProvider> share,
            List<Unhurried> unhurried,
            ObjectProvider<ProcessorHolds> holds,
            ObjectProvider<GivingWay> way) {
        Map<String, Pace> paces = unhurried.stream()
                .collect(Collectors.toMap(Unhurried::processor, one -> new Pace(one.awaited(), way::getObject)));
        return configurer -> {
            configurer
                    .eventProcessing()
                    .usingPooledStreamingEventProcessors()
                    .registerDefaultErrorHandler(axon -> new RetriedErrors())
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                    .registerPooledStreamingEventProcessorConfiguration((axon, processor) -> processor
                            .initialToken(fromTheFirstEvent -> null)
                            .coordinatorExecutor(name -> untilShutdown(
                                    new CoordinatorThread(name, Optional.ofNullable(paces.get(name))), axon))
                            .maxSegmentProvider(unlessHeld(share.orElseGet(MaxSegmentProvider::maxShort), holds)));
            paces.forEach((processor, pace) ->
                    configurer.eventProcessing().registerHandlerInterceptor(processor, axon -> pace));
        };
    }

    /** A node claims nothing of a processor that it must not run, also before it has stopped it. */
    private static MaxSegmentProvider unlessHeld(MaxSegmentProvider share, ObjectProvider<ProcessorHolds> holds) {
        return processor ->
                holds.stream().anyMatch(hold -> hold.isHeld(processor)) ? 0 : share.getMaxSegments(processor);
    }

    private static CoordinatorThread untilShutdown(CoordinatorThread thread, Configuration axon) {
        axon.onShutdown(thread::shutdown);
        return thread;
    }
}
