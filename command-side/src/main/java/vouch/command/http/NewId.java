package vouch.command.http;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;

/** The id of what a request creates ({@code docs/http-api.md}, Conventions). */
public final class NewId {

    /** The header with which a client makes a request that it may have to send again. */
    public static final String KEY = "Idempotency-Key";

    private static final NameBasedGenerator FROM_KEY = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);

    private NewId() {}

    /**
     * The client's id; or one derived from the key and the path, the same for ever; or a new UUIDv7.
     *
     * @param given the id in the body, or null
     * @param key the {@link #KEY} header, or null
     * @param path of the endpoint, with the ids of the request as they are: however the client spelled it, percent-encoded
     *     or below the base path of a proxy, the key stands for the same
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
