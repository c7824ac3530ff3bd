package vouch.app.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2, and checks them. Argon2 is slow on purpose, and HTTP Basic sends the password with each
 * request. So a right password is remembered for five minutes, as a keyed hash of the password and its stored hash. The
 * key exists in this process only. After a change of the password the stored hash is another one.
 */
final class Passwords implements PasswordEncoder {

    private static final String MAC = "HmacSHA256";
    private static final int MOST_REMEMBERED = 1_000;

    private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final SecretKeySpec key = new SecretKeySpec(random(), MAC);
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public String encode(CharSequence password) {
        return argon2.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        String known = keyed(password, hash);
        if (right.getIfPresent(known) != null) {
            return true;
        }
        boolean matches = argon2.matches(password, hash);
        if (matches) {
            right.put(known, true);
        }
        return matches;
    }

    /** The stored hash has no line break, so that no two pairs are the same text. */
    private String keyed(CharSequence password, String hash) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            byte[] result = mac.doFinal((hash + "\n" + password).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(result);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }
}
