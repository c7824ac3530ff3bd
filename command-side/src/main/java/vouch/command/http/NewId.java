package vouch.command.http;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;

/** Chooses the id of what a request creates ({@code docs/http-api.md}, Conventions). */
public final class NewId {

    /** The header that makes a request safe to send again. */
    public static final String KEY = "Idempotency-Key";

    private static final NameBasedGenerator FROM_KEY = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);

    private NewId() {}

    /**
     * Returns the client's id. Without an id, derives one from the key and the path; the same key and path always give
     * the same id. Without a key, returns a new UUIDv7.
     *
     * @param given the id in the body, or null
     * @param key the {@link #KEY} header, or null
     * @param path the endpoint's path with the decoded ids of the request. The id must not depend on how the client
     *     spelled the URL: percent-encoded, or below the base path of a proxy
     */
    public static String of(String given, String key, String path) {
        if (given != null) {
            return given;
        } else if (key == null) {
            return Generators.timeBasedEpochGenerator().generate().toString();
        } else if (key.isBlank() || key.length() > 255) {
            throw refuse(VALIDATION_FAILED, "The Idempotency-Key must have 1 to 255 characters.");
        }
        return FROM_KEY.generate(path + "\n" + key).toString();
    }
}
