package vouch.engine.erasure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import vouch.engine.hash.Sha256;

/**
 * The secrets that encrypt the keys of persons, so that a stolen database or backup does not have them. The first of them
 * encrypts; each of them decrypts. Without any the keys are stored as they are.
 */
final class MasterKeys {

    private static final int ID_DIGITS = 12;

    private final Map<String, SecretKey> byId = new LinkedHashMap<>();

    MasterKeys(List<String> secrets) {
        for (String secret : secrets) {
            byId.put(id(secret), Aes.key(Sha256.start().digest(secret.getBytes(StandardCharsets.UTF_8))));
        }
    }

    /**
     * A key as it is stored.
     *
     * @param masterKey names the secret that encrypted it; null when none did
     */
    record Kept(byte[] secret, String masterKey) {}

    /** Names the secret, and says nothing about it. */
    private static String id(String secret) {
        return Sha256.hex(("the id of " + secret).getBytes(StandardCharsets.UTF_8))
                .substring(0, ID_DIGITS);
    }

    Kept keep(SecretKey key) {
        return byId.entrySet().stream()
                .findFirst()
                .map(first -> new Kept(Aes.encrypt(key.getEncoded(), first.getValue()), first.getKey()))
                .orElseGet(() -> new Kept(key.getEncoded(), null));
    }

    /** Whether each of these secrets is there. */
    boolean has(Set<String> masterKeys) {
        return byId.keySet().containsAll(masterKeys);
    }

    /** The secret that encrypts now; null when none does. */
    String current() {
        return byId.keySet().stream().findFirst().orElse(null);
    }

    /** @throws IllegalStateException when the secret that encrypted it is not among these */
    SecretKey key(Kept kept) {
        if (kept.masterKey == null) {
            return Aes.key(kept.secret);
        }
        SecretKey master = byId.get(kept.masterKey);
        if (master == null) {
            throw new IllegalStateException(
                    "The master key %s is not among vouch.erasure.master-keys.".formatted(kept.masterKey));
        }
        return Aes.key(Aes.decrypt(kept.secret, master));
    }
}
