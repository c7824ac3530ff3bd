package vouch.engine.erasure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.serialization.SerializationException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import vouch.engine.dryrun.DryRun;

/**
 * Encrypts texts within JSON with the key of the person whom they are about, and decrypts them. An encrypted text is an
 * object that names its key. So it cannot be taken for a text, and a text that is not encrypted stays readable.
 */
public abstract class ErasableTexts {

    /** What is read in place of a text whose key is erased. */
    public static final String ERASED = "[erased]";

    /** Texts stay as they are, where no key can be kept. */
    public static final ErasableTexts NONE = new ErasableTexts() {
        @Override
        PersonKeys.PersonKey keyOf(String person) {
            return null;
        }

        @Override
        String decrypted(String key, byte[] cipher) {
            throw new SerializationException("This process has no keys of persons.");
        }
    };

    private static final String KEY = "key";
    private static final String CIPHER = "erasable";
    private static final byte[] BEGIN = ("{\"" + CIPHER + "\":\"").getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ErasableTexts() {}

    static ErasableTexts with(PersonKeys keys) {
        return new ErasableTexts() {
            @Override
            PersonKeys.PersonKey keyOf(String person) {
                // A dry run leaves no key behind. What it writes is rolled back, and nobody will read it.
                return DryRun.isUnderWay() ? new PersonKeys.PersonKey("dry-run", Aes.newKey()) : keys.of(person);
            }

            @Override
            String decrypted(String id, byte[] cipher) {
                try {
                    return keys.withId(id)
                            .map(key -> new String(Aes.decrypt(cipher, key), StandardCharsets.UTF_8))
                            .orElse(ERASED);
                } catch (Aes.WrongKey e) {
                    throw new SerializationException("A text cannot be decrypted: " + e.getMessage(), e);
                }
            }
        };
    }

    /** Returns null when no key can be kept. */
    abstract PersonKeys.PersonKey keyOf(String person);

    abstract String decrypted(String key, byte[] cipher);

    /**
     * Encrypts texts within an object of JSON.
     *
     * @param person points at the name of the person
     * @param texts point at texts, or at arrays of texts; there may be none
     */
    public final byte[] encrypt(byte[] json, JsonPointer person, Collection<JsonPointer> texts) {
        ObjectNode object = (ObjectNode) JSON.readTree(json);
        PersonKeys.PersonKey key = null;
        for (JsonPointer at : texts) {
            JsonNode text = object.at(at);
            if (!isReadable(text)) {
                continue;
            }
            key = key == null ? keyOf(object.at(person).asString()) : key;
            if (key == null) {
                return json;
            }
            ((ObjectNode) object.at(at.head())).set(at.last().getMatchingProperty(), encrypted(text, key));
        }
        return key == null ? json : JSON.writeValueAsBytes(object);
    }

    /** Whether this is a text that is not encrypted and not erased, or an array with such a text. */
    public static boolean isReadable(JsonNode text) {
        return text.isArray()
                ? !text.isEmpty() && text.valueStream().anyMatch(ErasableTexts::isReadable)
                : text.isString() && !text.asString().equals(ERASED);
    }

    private static JsonNode encrypted(JsonNode text, PersonKeys.PersonKey key) {
        if (text.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            text.forEach(one -> all.add(encrypted(one, key)));
            return all;
        }
        if (!isReadable(text)) {
            return text;
        }
        byte[] cipher = Aes.encrypt(text.asString().getBytes(StandardCharsets.UTF_8), key.key());
        return JSON.createObjectNode()
                .put(CIPHER, Base64.getEncoder().encodeToString(cipher))
                .put(KEY, key.id());
    }

    /** The name of the key with which this text is encrypted; empty when this is no encrypted text. */
    public static Optional<String> keyOf(JsonNode text) {
        boolean encrypted = text.isObject()
                && text.size() == 2
                && text.path(CIPHER).isString()
                && text.path(KEY).isString();
        return encrypted ? Optional.of(text.path(KEY).asString()) : Optional.empty();
    }

    /** Whether an encrypted text may be in the JSON. */
    public static boolean areIn(byte[] json) {
        for (int start = 0; start <= json.length - BEGIN.length; start++) {
            int length = 0;
            while (length < BEGIN.length && json[start + length] == BEGIN[length]) {
                length++;
            }
            if (length == BEGIN.length) {
                return true;
            }
        }
        return false;
    }

    /** The names of the keys of all encrypted texts in the JSON. */
    public static Set<String> keysIn(byte[] json) {
        Set<String> keys = new HashSet<>();
        if (areIn(json)) {
            try {
                addKeys(JSON.readTree(json), keys);
            } catch (JacksonException unreadable) {
                // Nobody can read its texts, with whatever key.
            }
        }
        return keys;
    }

    private static void addKeys(JsonNode node, Set<String> keys) {
        keyOf(node).ifPresentOrElse(keys::add, () -> node.forEach(inner -> addKeys(inner, keys)));
    }

    /** The same JSON with all texts decrypted. A text whose key is erased is {@value #ERASED}. */
    public final byte[] decrypt(byte[] json) {
        if (!areIn(json)) {
            return json;
        }
        try {
            return JSON.writeValueAsBytes(decrypted(JSON.readTree(json)));
        } catch (JacksonException unreadable) {
            // The reader meets the damage.
            return json;
        }
    }

    private JsonNode decrypted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Optional<String> key = keyOf(object);
            if (key.isPresent()) {
                return StringNode.valueOf(decrypted(
                        key.get(), Base64.getDecoder().decode(object.get(CIPHER).asString())));
            }
            object.propertyNames().stream().toList().forEach(name -> object.set(name, decrypted(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, decrypted(array.get(index)));
            }
        }
        return node;
    }
}
