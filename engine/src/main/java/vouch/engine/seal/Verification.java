package vouch.engine.seal;

import java.time.Instant;

/**
 * A verification of the whole chain: how far it is, or what it has found.
 *
 * @param endedAt null while it runs
 * @param segments how many there were when it began
 * @param checked how many of them are compared
 * @param events how many are compared
 * @param differences how many are found
 * @param first null without a difference
 * @param failure why it could not end; null if it could
 */
public record Verification(
        State state,
        Instant begunAt,
        Instant endedAt,
        long segments,
        long checked,
        long events,
        long differences,
        Difference first,
        String failure) {

    /** How it stands. */
    public enum State {
        RUNNING,
        RIGHT,
        DIFFERENT,
        FAILED
    }
}
