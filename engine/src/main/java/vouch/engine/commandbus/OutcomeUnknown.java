package vouch.engine.commandbus;

/** A command was not answered in time. Nobody knows yet what becomes of it. */
public final class OutcomeUnknown extends RuntimeException {

    public OutcomeUnknown() {
        super("The command was not answered in time");
    }
}
