package vouch.app.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret with which a process signs messages (HMAC-SHA256). Whoever has it can act as anybody. */
final class MessageKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final byte[] ABSENT = bytes(-1);

    private final Mac keyed;
    private final String id;

    private MessageKey(byte[] secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no " + ALGORITHM, e);
        }
        id = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sign("the id of this key"), ID_BYTES));
    }

    static MessageKey of(String secret) {
        return new MessageKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A key that no other process has. */
    static MessageKey random() {
        byte[] secret = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(secret);
        return new MessageKey(secret);
    }

    /** Names the key, and says nothing about the secret. */
    String id() {
        return id;
    }

    /** The signature of these fields in this order. A field may be null. Other fields have another signature. */
    byte[] sign(String... fields) {
        Mac mac = fresh();
        for (String field : fields) {
            if (field == null) {
                mac.update(ABSENT);
            } else {
                byte[] text = field.getBytes(StandardCharsets.UTF_8);
                mac.update(bytes(text.length));
                mac.update(text);
            }
        }
        return mac.doFinal();
    }

    /** A copy, because one instance serves one thread at a time, and a new one costs several times as much. */
    private Mac fresh() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java cannot copy its " + ALGORITHM, e);
        }
    }

    /** The length in front of each field keeps two fields apart from one that reads like both. */
    private static byte[] bytes(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }
}
