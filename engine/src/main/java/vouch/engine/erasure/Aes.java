package vouch.engine.erasure;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM. What it writes is a random nonce and the cipher text, whose tag shows that nobody has changed it. */
final class Aes {

    private static final String ALGORITHM = "AES";
    private static final String MODE = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aes() {}

    static SecretKey newKey() {
        return key(random(KEY_BYTES));
    }

    static SecretKey key(byte[] secret) {
        return new SecretKeySpec(secret, ALGORITHM);
    }

    static byte[] encrypt(byte[] plain, SecretKey key) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + cipher.length)
                    .put(nonce)
                    .put(cipher)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + MODE, e);
        }
    }

    /** @throws WrongKey when another key was used, or somebody has changed the bytes */
    static byte[] decrypt(byte[] encrypted, SecretKey key) {
        if (encrypted.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new WrongKey();
        }
        ByteBuffer parts = ByteBuffer.wrap(encrypted);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] cipher = new byte[encrypted.length - NONCE_BYTES];
        parts.get(nonce).get(cipher);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(cipher);
        } catch (AEADBadTagException e) {
            throw new WrongKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + MODE, e);
        }
    }

    /** The bytes were encrypted with another key, or were changed. */
    static final class WrongKey extends RuntimeException {

        private WrongKey() {
            super("another key was used, or the bytes were changed");
        }
    }

    private static Cipher cipher(int purpose, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(MODE);
        cipher.init(purpose, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
