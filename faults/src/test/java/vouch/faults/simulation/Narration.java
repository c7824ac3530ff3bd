package vouch.faults.simulation;

/** Tells what happens in a run, where {@code -Dvouch.aloud=true} asks for it: to be used with the seed of one run. */
final class Narration {

    private static final boolean ALOUD = Boolean.getBoolean("vouch.aloud");

    private Narration() {}

    static void tell(String what, Object of) {
        if (ALOUD) {
            System.out.println(what + ": " + of);
        }
    }
}
