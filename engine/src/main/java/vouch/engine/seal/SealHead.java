package vouch.engine.seal;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The end of the chain. Whoever keeps it elsewhere can later show that nothing up to it was changed or cut off.
 *
 * @param hash 64 hexadecimal digits
 * @param segment 0 when nothing is sealed yet
 * @param position of the last sealed event; null when nothing is sealed yet
 */
public record SealHead(String hash, long segment, Long position, Instant sealedAt) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Whether this may be the hash of a head. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    static SealHead of(Segment segment) {
        boolean seals = segment.number() > 0;
        return new SealHead(
                segment.head(), segment.number(), seals ? segment.last() : null, seals ? segment.sealedAt() : null);
    }
}
