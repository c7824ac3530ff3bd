package vouch.app.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vouch.engine.hash.Sha256;

/**
 * A key as its program sends it: {@code vouch_<id>_<secret>}. The secret is random and long, so a plain hash of it is
 * safe to store.
 */
record KeySecret(String id, String secret) {

    /** How every key begins; no token of an identity provider begins so. */
    static final String PREFIX = "vouch_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeySecret random() {
        return new KeySecret(
                HexFormat.of().formatHex(bytes(8)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32)));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Empty when the text is no key. */
    static Optional<KeySecret> of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new KeySecret(parts.group(1), parts.group(2))) : Optional.empty();
    }

    String hash() {
        return Sha256.hex(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole key. It must not get into a log. */
    String written() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return id;
    }
}
