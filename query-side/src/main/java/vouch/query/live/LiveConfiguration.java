package vouch.query.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.views.ViewPlaces;

/** Configures live answers: one reader of changes for all clients of the process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    /** Changes of the same resource within this time are one. */
    private static final int EVERY_MILLIS = 100;

    private static final int POLLED_EVERY_MILLIS = 1_000;

    /** A shutdown completes the running step, and does not interrupt it: that would close an H2 file database. */
    @Bean(defaultCandidate = false, destroyMethod = "shutdown")
    ScheduledExecutorService liveThread(LiveChanges changes) {
        var thread = new ScheduledThreadPoolExecutor(2, new CustomizableThreadFactory("live-"));
        thread.scheduleWithFixedDelay(changes::step, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(changes::poll, POLLED_EVERY_MILLIS, POLLED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return thread;
    }

    @Bean
    @SuppressWarnings("unchecked")
    LiveChanges liveChanges(
            EventStore events,
            HandledEvents handled,
            List<LiveView<?>> views,
            JsonMapper json,
            TokenStore tokens,
            Environment environment,
            LiveSettings bounds,
            ViewPlaces places,
            MeterRegistry metrics) {
        boolean gapless = environment.acceptsProfiles(Profiles.of("axonserver"));
        Supplier<LivePosition> form = SingletonSupplier.of(
                () -> new LivePosition(tokens.retrieveStorageIdentifier().orElse(""), gapless));
        return new LiveChanges(
                events,
                handled,
                views.stream().map(view -> (LiveView<Object>) view).toList(),
                json::writeValueAsBytes,
                form,
                bounds,
                places,
                metrics);
    }

    @Bean
    LiveAnswers liveAnswers(LiveChanges changes, ObjectProvider<LiveCallers> callers) {
        return new LiveAnswers(changes, callers.getIfAvailable(() -> LiveCallers::principal));
    }
}
