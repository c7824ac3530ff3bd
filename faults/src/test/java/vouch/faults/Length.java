package vouch.faults;

/** How much a run does: little in every build, more with {@code -Dvouch.faults=long}, or as much as one says. */
final class Length {

    private Length() {}

    static boolean isLong() {
        return System.getProperty("vouch.faults", "").equals("long");
    }

    /** As one says with {@code -Dvouch.faults.times}, in either form. */
    static int of(int shortForm, int longForm) {
        return Integer.getInteger("vouch.faults.times", isLong() ? longForm : shortForm);
    }
}
