package vouch.app.admin;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.erasure.ErasureAutoConfiguration;
import vouch.engine.erasure.Erasures;
import vouch.engine.erasure.Erasures.Erasure;

/**
 * Finishes erasures that have begun and not ended, because their process died or a view was behind: at the start, and each
 * minute for those of a node that does not come back. Two nodes may finish the same one, which changes nothing.
 */
@Component
@ConditionalOnSide(Side.QUERY)
@Profile(ErasureAutoConfiguration.SHARED)
class CutOffErasures {

    private static final Logger LOG = LoggerFactory.getLogger(CutOffErasures.class);
    private static final int EVERY_SECONDS = 60;
    private static final int STOPS_WITHIN_SECONDS = 5;

    private final Erasures erasures;
    private final CustomerErasure erasing;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("erasures"));

    CutOffErasures(Erasures erasures, CustomerErasure erasing) {
        this.erasures = erasures;
        this.erasing = erasing;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(this::finishAll, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void finishAll() {
        try {
            erasures.notEnded().forEach(this::finish);
        } catch (RuntimeException e) {
            // Every exception is caught, because a task that throws is never scheduled again.
            LOG.warn("Erasures that were cut off go on later: {}", e.toString());
        }
    }

    private void finish(Erasure erasure) {
        try {
            erasing.finish(erasure.id());
            LOG.info("The erasure {} has ended.", erasure.id());
        } catch (Refused notNow) {
            LOG.warn("The erasure {} goes on later: {}", erasure.id(), notNow.getMessage());
        }
    }

    /**
     * Before the processors stop, which an erasure starts again. The thread is not interrupted, because that would close an
     * H2 file database.
     */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An erasure has not ended within {} s; it goes on at the next start.", STOPS_WITHIN_SECONDS);
        }
    }
}
