package vouch.faults.check;

/**
 * A promise that was broken.
 *
 * @param subject whose: the stream, row or operation
 */
public record Violation(Invariant invariant, String subject, String expected, String found) {

    @Override
    public String toString() {
        return "%s %s: expected %s, found %s".formatted(invariant.id(), subject, expected, found);
    }
}
