package vouch.notices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import vouch.notices.Claims.Claimed;

/**
 * Sends what the outbox has for each webhook. A webhook has a few lanes, and each lane sends one notice after another.
 * So a slow receiver holds up nothing but its own lanes, and gets no more requests at a time than it has lanes.
 */
@Component
public class Sender implements AutoCloseable {

    /** How many requests one webhook gets from one process at a time. */
    static final int LANES = 2;

    static final int MOST_LANES = Webhooks.MOST * LANES;

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int STOPS_WITHIN_SECONDS = 5;

    private final WebhookRows webhooks;
    private final Claims claims;
    private final Receivers receivers;
    private final Clock clock;
    private final Counter sent;
    private final Counter failed;
    private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(new CustomizableThreadFactory("notices-lane-"));

    Sender(WebhookRows webhooks, Claims claims, Receivers receivers, MeterRegistry metrics, Clock clock) {
        this.webhooks = webhooks;
        this.claims = claims;
        this.receivers = receivers;
        this.clock = clock;
        this.sent = attempts("sent", metrics);
        this.failed = attempts("failed", metrics);
    }

    private static Counter attempts(String outcome, MeterRegistry metrics) {
        return Counter.builder("vouch.notices.attempts")
                .description("Attempts to send a notice to a webhook")
                .tag("outcome", outcome)
                .register(metrics);
    }

    /** Begins to send what is due, and does not wait until it is sent. Other nodes may do the same meanwhile. */
    public void sendDue() {
        claims.due().forEach((webhook, due) -> {
            Semaphore free = lanes.computeIfAbsent(webhook, first -> new Semaphore(LANES));
            for (int lane = 0; lane < due && free.tryAcquire(); lane++) {
                threads.execute(() -> lane(webhook, free));
            }
        });
    }

    private void lane(String webhook, Semaphore free) {
        try {
            boolean more = true;
            while (more && !threads.isShutdown()) {
                more = sendNext(webhook);
            }
        } catch (RuntimeException e) {
            // The row that was claimed is sent again after its claim.
            LOG.warn("Notices of webhook {} are sent later: {}", webhook, e.toString());
        } finally {
            free.release();
        }
    }

    /** Returns false when nothing is due. */
    private boolean sendNext(String id) {
        Optional<Webhook> webhook = webhooks.find(id);
        Optional<Claimed> claimed = webhook.flatMap(there -> claims.claim(id));
        claimed.ifPresent(one -> send(webhook.get(), one));
        return claimed.isPresent();
    }

    private void send(Webhook webhook, Claimed claimed) {
        Optional<Failure> failure = attempt(webhook, claimed);
        if (failure.isEmpty()) {
            sent.increment();
            claims.delivered(claimed);
            if (webhooks.succeeded(webhook.id(), clock.instant())) {
                LOG.info("{} takes its notices again", webhook);
            }
        } else if (!threads.isShutdown()) {
            // A shutdown cuts requests off, and no receiver is to blame.
            failed.increment();
            mark(claimed, failure.get());
            if (webhooks.failed(webhook.id(), clock.instant())) {
                LOG.warn(
                        "{} does not take its notices, which are sent again: {}",
                        webhook,
                        failure.get().message());
            }
        }
    }

    private void mark(Claimed claimed, Failure failure) {
        Optional<Duration> pause = Backoff.after(claimed.attempts() + 1);
        if (pause.isPresent()) {
            claims.failed(claimed, pause.get(), failure);
        } else {
            claims.dead(claimed, failure);
        }
    }

    /** No transaction is open meanwhile. Returns empty when the receiver has taken the notice. */
    private Optional<Failure> attempt(Webhook webhook, Claimed claimed) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        try {
            int status = receivers.post(
                    webhook.url(),
                    claimed.body(),
                    Map.of(
                            "Vouch-Notice-Id",
                            claimed.noticeId(),
                            "Vouch-Timestamp",
                            timestamp,
                            "Vouch-Signature",
                            Signature.of(webhook.secret(), timestamp, claimed.body())));
            return status >= 200 && status < 300 ? Optional.empty() : Optional.of(Failure.of(status));
        } catch (IOException | RuntimeException e) {
            return Optional.of(Failure.of(e));
        }
    }

    /**
     * Waits a little for the requests in progress, because a receiver would get them once more. It interrupts none, since
     * that could close an H2 file database.
     */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A receiver is slow at the shutdown, and may get its notice once more.");
        }
    }
}
