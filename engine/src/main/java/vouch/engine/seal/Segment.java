package vouch.engine.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import vouch.engine.hash.Sha256;

/**
 * A link of the chain: the hash of the events between two positions, and the head, which covers this and all segments
 * before. Segment 0 has no events. Its head is what the chain begins with: zeros, or the head of an older chain.
 *
 * @param digests the position and the digest of each event, one after another; empty where they were not read
 */
record Segment(
        long number, long first, long last, int events, String hash, String head, Instant sealedAt, byte[] digests) {

    /** The position of segment 0. No event is at or before it. */
    static final long BEGINNING = Long.MIN_VALUE;

    private static final byte[] FORM = "vouch-seal-1".getBytes(StandardCharsets.UTF_8);
    private static final int ENTRY = Long.BYTES + Sha256.BYTES;

    Segment next(List<Fingerprint> sealed, Instant at) {
        ByteBuffer entries = ByteBuffer.allocate(sealed.size() * ENTRY);
        sealed.forEach(event -> entries.putLong(event.position()).put(event.digest()));
        Segment headless = new Segment(
                number + 1,
                sealed.get(0).position(),
                sealed.get(sealed.size() - 1).position(),
                sealed.size(),
                Sha256.hex(entries.array()),
                "",
                at,
                entries.array());
        return headless.with(headless.headAfter(head));
    }

    private Segment with(String newHead) {
        return new Segment(number, first, last, events, hash, newHead, sealedAt, digests);
    }

    /** What the head must be after the head of the segment before. */
    String headAfter(String before) {
        MessageDigest sha = Sha256.start();
        sha.update(FORM);
        sha.update(before.getBytes(StandardCharsets.UTF_8));
        sha.update(ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(number)
                .putLong(first)
                .putLong(last)
                .putLong(events)
                .putLong(sealedAt.toEpochMilli())
                .flip());
        sha.update(hash.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Whether the digests are those that were sealed. */
    boolean hasItsDigests() {
        return events > 0 && digests.length == events * ENTRY && hash.equals(Sha256.hex(digests));
    }

    /** The position of the event with this index among the sealed ones. */
    long position(int index) {
        return ByteBuffer.wrap(digests).getLong(index * ENTRY);
    }

    boolean seals(int index, Fingerprint event) {
        int from = index * ENTRY + Long.BYTES;
        return ByteBuffer.wrap(digests, from, Sha256.BYTES).equals(ByteBuffer.wrap(event.digest()));
    }
}
