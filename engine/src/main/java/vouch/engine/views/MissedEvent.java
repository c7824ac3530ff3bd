package vouch.engine.views;

/**
 * An event of a row comes, and one before it has not: to go on would be to show what never was. Thrown by projections,
 * so that the event waits until the other is there.
 */
public final class MissedEvent extends RuntimeException {

    private MissedEvent(Object stream, long number, long expected) {
        super("Event %d of %s came while number %d is missing.".formatted(number, stream, expected));
    }

    /**
     * @param stream the stream that the event is of
     * @param number the event's number in it
     * @param expected the number that comes next: the row's version
     * @throws MissedEvent when the event is a later one
     */
    public static void check(Object stream, long number, long expected) {
        if (number > expected) {
            throw new MissedEvent(stream, number, expected);
        }
    }
}
