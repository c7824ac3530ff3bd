package vouch.notices;

import java.time.Instant;
import java.util.Set;

/**
 * Where notices are sent.
 *
 * @param secret signs what is sent there. A signature needs the secret itself, so it is stored as it is, and not as a
 *     hash like the key of a program. Whoever reads the database or a backup can forge notices to this receiver. Vouch
 *     shows it once, when the webhook is registered, and writes it to no log
 * @param lastSuccessAt null before the receiver has taken a notice
 * @param failingSince null while the receiver takes what it is sent
 * @param overfull whether so many notices are undelivered that no more are added
 */
record Webhook(
        String id,
        String url,
        Set<Kind> kinds,
        boolean digest,
        String secret,
        Instant createdAt,
        String createdBy,
        Instant lastSuccessAt,
        Instant failingSince,
        boolean overfull) {

    /** Whether the notice is of one of its kinds, and not of something that was recorded before it was registered. */
    boolean asksFor(Notice notice) {
        return kinds.contains(notice.kind()) && !notice.recordedAt().isBefore(createdAt);
    }

    /** Without the secret, and without the address, which may have one in it. */
    @Override
    public String toString() {
        return "webhook " + id;
    }
}
