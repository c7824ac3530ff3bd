package vouch.acceptance;

/** One command of a client that sends everything once, and what that client knows of it. */
final class Sent {

    enum Fate {
        NOT_SENT,
        /** Taken by Vouch: it is there, once. */
        ACKNOWLEDGED,
        /** Not taken, because of the state that Vouch told. */
        REFUSED,
        /** Sent, and never answered, or with "later": it is there once, or not at all. */
        UNKNOWN
    }

    private Fate fate = Fate.NOT_SENT;
    private long sentAt;
    private long answeredAt;

    void send() {
        fate = Fate.UNKNOWN;
        sentAt = System.nanoTime();
    }

    void answered(Fate fate) {
        this.fate = fate;
        answeredAt = System.nanoTime();
    }

    boolean wasSent() {
        return fate != Fate.NOT_SENT;
    }

    /** What was known at that time ({@link System#nanoTime()}); what was sent later might as well not be there. */
    Fate fate(long asOf) {
        return !wasSent() || isAnsweredBy(asOf) ? fate : Fate.UNKNOWN;
    }

    boolean isAcknowledged(long asOf) {
        return fate(asOf) == Fate.ACKNOWLEDGED;
    }

    /** Sent before that time, and never answered. */
    boolean isLost(long at) {
        return fate == Fate.UNKNOWN && answeredAt == 0 && sentAt - at < 0;
    }

    private boolean isAnsweredBy(long at) {
        return answeredAt != 0 && answeredAt - at <= 0;
    }
}
