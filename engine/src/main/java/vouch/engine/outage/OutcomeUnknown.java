package vouch.engine.outage;

/** The outcome of a command is unknown: it may have taken effect, or may still do so. It may be sent again. */
public final class OutcomeUnknown extends RuntimeException {

    /** @param command the command, or what it belongs to */
    public OutcomeUnknown(Object command, Throwable cause) {
        super("No answer that can be relied on to %s: %s".formatted(command, cause), cause);
    }
}
