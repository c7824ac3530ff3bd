package vouch.benchmarks;

/** What was given cannot be used, or what was measured is no measurement; the message is for the user. */
public final class Unusable extends RuntimeException {

    public Unusable(String message) {
        super(message);
    }
}
