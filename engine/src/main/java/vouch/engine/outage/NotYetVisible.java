package vouch.engine.outage;

/** The view does not show the events yet that a query asks for. The query may be sent again. */
public final class NotYetVisible extends RuntimeException {

    public NotYetVisible() {
        // An answer, not a fault: a stack trace would say nothing.
        super(
                "Vouch does not show yet what the answer needs, such as what a Consistency-Token stands for. Send the request again in a moment.",
                null,
                false,
                false);
    }
}
