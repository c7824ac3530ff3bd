package vouch.engine.views;

/**
 * An event arrived before an earlier event of the same row. Applying it would show a state that never existed.
 * Projections throw this exception, so that the event waits for the earlier one.
 */
public final class MissedEvent extends RuntimeException {

    private MissedEvent(Object stream, long number, long expected) {
        super("Event %d of %s came while number %d is missing.".formatted(number, stream, expected));
    }

    /**
     * @param stream the stream of the event
     * @param number the number of the event in its stream
     * @param expected the number of the next event: the row's version
     * @throws MissedEvent when the event is a later one
     */
    public static void check(Object stream, long number, long expected) {
        if (number > expected) {
            throw new MissedEvent(stream, number, expected);
        }
    }
}
