package vouch.engine.commandbus;

/** A command was not answered in time. Its outcome is not known yet. */
public final class OutcomeUnknown extends RuntimeException {

    public OutcomeUnknown() {
        super("The command was not answered in time");
    }
}
