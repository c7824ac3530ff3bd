package vouch.query.whatif;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.BusinessError.Refusal;
import vouch.engine.eventstore.EventLog;
import vouch.engine.outage.Failures;
import vouch.engine.processors.GivingWay;
import vouch.query.whatif.WhatIfRows.Claimed;

/** Works on what-ifs, one at a time in each process, and forgets those that are over for long enough. */
@Component
class WhatIfWorker implements AutoCloseable {

    /** One that ends its node each time, for want of memory, must not do so for ever. */
    static final int MOST_ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(WhatIfWorker.class);
    private static final int EVERY_MILLIS = 500;
    private static final int STOPS_WITHIN_SECONDS = 5;

    private final WhatIfRows rows;
    private final FlipRows flips;
    private final WhatIfSettings settings;
    private final Clock clock;
    private final WhatIfRun.Tools tools;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("what-if-"));
    private volatile boolean stopping;

    WhatIfWorker(
            WhatIfRows rows,
            FlipRows flips,
            EventLog log,
            PlatformTransactionManager transactions,
            WhatIfSettings settings,
            Clock clock,
            GivingWay way) {
        this.rows = rows;
        this.flips = flips;
        this.settings = settings;
        this.clock = clock;
        this.tools = new WhatIfRun.Tools(
                log, rows, flips, new TransactionTemplate(transactions), clock, way, () -> stopping);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(this::step, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does everything that is to be done. */
    void step() {
        try {
            rows.endedBefore(clock.instant().minus(settings.keep())).forEach(this::forget);
            Optional<Claimed> next = rows.claim();
            while (next.isPresent() && !stopping) {
                work(next.get());
                next = rows.claim();
            }
        } catch (RuntimeException e) {
            LOG.warn("What-ifs go on later: {}", e.toString());
        }
    }

    private void work(Claimed claimed) {
        if (claimed.attempts() > MOST_ATTEMPTS) {
            rows.failed(
                    claimed,
                    "Its process ended %d times while it ran. Start it again, with fewer timelines or customers."
                            .formatted(MOST_ATTEMPTS));
            return;
        }
        try {
            new WhatIfRun(claimed, tools).go();
        } catch (WhatIfRun.Stopped stopped) {
            LOG.info("The what-if {} stops here", claimed.asked().whatIfId());
        } catch (Refusal refused) {
            rows.failed(claimed, refused.error().detail());
        } catch (WhatIfRun.Unreadable broken) {
            LOG.error("The what-if {} has failed", claimed.asked().whatIfId(), broken);
            rows.failed(claimed, broken.getMessage());
        } catch (RuntimeException e) {
            if (Failures.isTransient(e)) {
                throw e;
            }
            LOG.error("The what-if {} has failed", claimed.asked().whatIfId(), e);
            rows.failed(
                    claimed,
                    "An error of Vouch stopped it; the log of the query side has the details. Start it again.");
        }
    }

    /** The row goes last: what is left after a crash is forgotten by the next call. */
    void forget(String id) {
        flips.deleteAll(id);
        rows.delete(id);
    }

    /** Gives back what runs. A thread is not interrupted, because that would close an H2 file database. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A what-if has not stopped within {} s; it begins anew after its claim", STOPS_WITHIN_SECONDS);
        }
    }
}
