package vouch.faults.check;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Decrypts the texts of a stored event, as far as their keys are there. A text whose key is erased is {@code [erased]}. */
final class Texts {

    private static final String ERASED = "[erased]";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, Key> keys = new HashMap<>();
    private final List<String> masterKeys;

    /**
     * A row of the table of keys.
     *
     * @param secret null when it is erased
     * @param masterKey null when no other secret encrypts it
     */
    record Key(String id, byte[] secret, String masterKey) {}

    /** @param masterKeys the secrets that may encrypt keys */
    Texts(List<Key> keys, List<String> masterKeys) {
        keys.forEach(key -> this.keys.put(key.id, key));
        this.masterKeys = masterKeys;
    }

    /** A text that cannot be decrypted stays an object, so that it equals no text of a view. */
    JsonNode read(JsonNode payload) {
        if (payload instanceof ObjectNode object) {
            Key key = object.size() == 2 && object.path("erasable").isString()
                    ? keys.get(object.path("key").asString(""))
                    : null;
            if (key != null) {
                return key.secret == null ? StringNode.valueOf(ERASED) : decrypted(object, key);
            }
            object.propertyNames().stream().toList().forEach(name -> object.set(name, read(object.get(name))));
        } else if (payload instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, read(array.get(index)));
            }
        }
        return payload;
    }

    private JsonNode decrypted(ObjectNode text, Key key) {
        try {
            byte[] cipher = Base64.getDecoder().decode(text.path("erasable").asString());
            return StringNode.valueOf(new String(decrypted(cipher, secret(key)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return text;
        }
    }

    private byte[] secret(Key key) throws GeneralSecurityException {
        if (key.masterKey == null) {
            return key.secret;
        }
        for (String master : masterKeys) {
            try {
                return decrypted(
                        key.secret,
                        MessageDigest.getInstance("SHA-256").digest(master.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException another) {
                // The next may be the right one.
            }
        }
        throw new GeneralSecurityException("No master key fits.");
    }

    private static byte[] decrypted(byte[] encrypted, byte[] secret) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = Arrays.copyOf(encrypted, NONCE_BYTES);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
    }
}
