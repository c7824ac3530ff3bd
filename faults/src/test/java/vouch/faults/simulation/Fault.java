package vouch.faults.simulation;

/** What may befall a command on its way to whom it is for, and its answer on the way back. */
enum Fault {
    NONE,
    /** It never arrives. */
    LOST,
    /** It arrives after it was given up, or after it was sent again. */
    LATE,
    /** It arrives twice. */
    TWICE,
    /** It takes effect, and nobody is told. */
    ANSWER_LOST,
    /** Nothing can be sent at all. */
    OUTAGE,
    /** The process is killed before it arrives. */
    CRASH_BEFORE,
    /** The process is killed when it has taken effect. */
    CRASH_AFTER;

    /** The process is killed. An error, so that nothing catches it. */
    static final class Crash extends Error {

        static final Crash NOW = new Crash();

        private Crash() {
            super("killed", null, false, false);
        }
    }
}
