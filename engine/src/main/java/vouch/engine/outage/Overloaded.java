package vouch.engine.outage;

/** Vouch has more to do than it can. The command was not begun, and may be sent again. */
public final class Overloaded extends RuntimeException {

    public Overloaded() {
        super("Vouch has more to do than it can at the moment. Nothing was begun: send the request again later.");
    }
}
