package vouch.engine.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import vouch.engine.hash.Sha256;

/**
 * The SHA-256 of everything that is stored of one event.
 *
 * @param size of its columns, in bytes
 */
record Fingerprint(long position, String eventId, byte[] digest, int size) {

    private static final int ABSENT = -1;

    /**
     * Of the columns in this order: position, identifier, stream, number, type of the stream, time, type, revision,
     * payload, metadata. Each is hashed as its length in 4 bytes and its bytes; a text is UTF-8, a number is decimal, and
     * what is absent has the length -1. So no two rows have the same form.
     */
    static Fingerprint of(long position, String eventId, Object... others) {
        MessageDigest sha = Sha256.start();
        int size = add(sha, position) + add(sha, eventId);
        for (Object column : others) {
            size += add(sha, column);
        }
        return new Fingerprint(position, eventId, sha.digest(), size);
    }

    private static int add(MessageDigest sha, Object column) {
        byte[] bytes =
                column instanceof byte[] raw ? raw : String.valueOf(column).getBytes(StandardCharsets.UTF_8);
        int length = column == null ? ABSENT : bytes.length;
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        sha.update(bytes, 0, Math.max(0, length));
        return bytes.length;
    }
}
