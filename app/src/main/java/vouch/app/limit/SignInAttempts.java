package vouch.app.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vouch.engine.hash.Sha256;

/**
 * Limits how many sign-ins may fail from one address. Passwords and tokens are counted apart, so that a program with an
 * old token keeps no person out. What has signed in lately is let through: nobody behind the same address can keep a
 * client out that is at work.
 */
@Component
public class SignInAttempts {

    /** With what a client signs in. */
    public enum Way {
        PASSWORD,
        TOKEN
    }

    private static final String KIND = "sign-in";
    private static final int MOST_KNOWN = 20_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final Buckets failures;

    /** By hash: a secret must not stay in memory. */
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .build();

    @Autowired
    SignInAttempts(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    SignInAttempts(LimitSettings settings, TimeMeter time) {
        failures = new Buckets(KIND, settings.failedSignInsPerMinute(), Duration.ofMinutes(1), time);
    }

    /**
     * Must be called when a sign-in has failed.
     *
     * @param address from which the request came
     */
    public void failed(Way way, String address) {
        failures.spend(key(way, address));
    }

    /** @throws TooManyRequests when too many sign-ins have failed from this address */
    void check(Way way, String address) {
        failures.check(key(way, address));
    }

    /** @param credentials the header {@code Authorization} of a client that has signed in */
    void succeeded(String credentials) {
        known.put(hash(credentials), true);
    }

    void forget(String credentials) {
        known.invalidate(hash(credentials));
    }

    /** Whether these credentials have signed in within the last minutes. They need not be valid any more. */
    boolean know(String credentials) {
        return known.getIfPresent(hash(credentials)) != null;
    }

    private static String key(Way way, String address) {
        return way + " " + ClientAddress.of(address);
    }

    private static String hash(String credentials) {
        return Sha256.hex(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
