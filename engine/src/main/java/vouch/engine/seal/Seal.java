package vouch.engine.seal;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import vouch.engine.eventstore.EventLog;
import vouch.engine.seal.SealVerification.Result;

/** Shows the seal, and verifies it in the background. */
public final class Seal implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Seal.class);
    private static final Duration BETWEEN_UPDATES = Duration.ofSeconds(2);
    private static final int STOPS_WITHIN_SECONDS = 10;

    private final Segments segments;
    private final SealVerification verification;
    private final VerificationRow row;
    private final EventLog log;
    private final Clock clock;
    private final ExecutorService background = Executors.newSingleThreadExecutor(new AxonThreadFactory("seal-verify"));

    Seal(Segments segments, SealVerification verification, VerificationRow row, EventLog log, Clock clock) {
        this.segments = segments;
        this.verification = verification;
        this.row = row;
        this.log = log;
        this.clock = clock;
    }

    public SealHead head() {
        return SealHead.of(segments.head());
    }

    /** The position of the last stored event; 0 when there is none. */
    public long lastPosition() {
        return log.lastPosition().orElse(0);
    }

    /** The one that runs, or else the last one. */
    public Optional<Verification> verification() {
        return row.read(clock.instant());
    }

    /**
     * Begins a verification. Returns false when one runs already, on this node or another.
     *
     * @param knownHead a head that was kept elsewhere, which must be in the chain
     */
    public boolean verify(Optional<String> knownHead) {
        String run = Generators.timeBasedEpochGenerator().generate().toString();
        if (!row.begin(run, clock.instant())) {
            return false;
        }
        background.execute(() -> verify(run, knownHead));
        return true;
    }

    private void verify(String run, Optional<String> knownHead) {
        Progress progress = new Progress(run);
        try {
            Result result = verification.verify(knownHead, progress::at);
            row.update(run, result, clock.instant(), true, null);
            if (result.isRight()) {
                LOG.info("The seal is right: {} events are as they were sealed", result.events());
            } else {
                LOG.error(
                        "The seal is not right: {} of its events or segments are different. {}",
                        result.differences(),
                        result.first().sentence());
            }
        } catch (RuntimeException e) {
            LOG.warn("The seal could not be verified", e);
            row.update(run, progress.last, clock.instant(), true, "It could not end: " + e.getMessage());
        }
    }

    private final class Progress {

        private final String run;
        private Result last = Result.NOTHING_YET;
        private Instant updated = clock.instant();

        Progress(String run) {
            this.run = run;
        }

        void at(Result result) {
            last = result;
            if (background.isShutdown()) {
                throw new CancellationException("Vouch was stopped.");
            }
            Instant now = clock.instant();
            if (updated.plus(BETWEEN_UPDATES).isBefore(now)) {
                updated = now;
                row.update(run, result, now, false, null);
            }
        }
    }

    /** Waits for the segment in progress, because an interrupt could close an H2 file database. */
    @Override
    public void destroy() throws InterruptedException {
        background.shutdown();
        if (!background.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("The seal is still being verified at the shutdown.");
        }
    }
}
