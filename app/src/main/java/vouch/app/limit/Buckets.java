package vouch.app.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One limit, for each client by itself: a bucket of tokens that fills up steadily. Memory is bounded. A client that is
 * forgotten was idle for longer than its bucket takes to fill up, or there were very many others.
 */
final class Buckets {

    private static final int MOST_CLIENTS = 20_000;

    private final String kind;
    private final long quota;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> clients;

    /**
     * @param kind the name of the limit, for clients and operators
     * @param quota how many tokens a bucket has, and gets in {@code window}; 0 means that nothing is limited
     */
    Buckets(String kind, long quota, Duration window, TimeMeter time) {
        this.kind = kind;
        this.quota = quota;
        this.window = window;
        this.time = time;
        this.clients = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }

    /** @throws TooManyRequests when the bucket of the client is empty */
    void take(String client) {
        if (quota > 0) {
            ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw refused(probe.getNanosToWaitForRefill());
            }
        }
    }

    /** Takes a token, if there is one. */
    void spend(String client) {
        if (quota > 0) {
            bucket(client).tryConsume(1);
        }
    }

    /**
     * Takes nothing.
     *
     * @throws TooManyRequests when the bucket of the client is empty
     */
    void check(String client) {
        Bucket known = quota > 0 ? clients.getIfPresent(client) : null;
        if (known != null) {
            long nanos = known.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            if (nanos > 0) {
                throw refused(nanos);
            }
        }
    }

    private Bucket bucket(String client) {
        return clients.get(client, unknown -> Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                .withCustomTimePrecision(time)
                .build());
    }

    private TooManyRequests refused(long nanos) {
        return new TooManyRequests(kind, quota, window, Duration.ofNanos(nanos));
    }
}
