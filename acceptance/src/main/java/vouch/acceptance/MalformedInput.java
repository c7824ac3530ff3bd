package vouch.acceptance;

/** A command line or a file that cannot be used; says which, and where. Nothing has been sent. */
final class MalformedInput extends RuntimeException {

    MalformedInput(String what) {
        super(what);
    }

    MalformedInput(Object file, int line, String what) {
        this(file + ":" + line + ": " + what);
    }
}
