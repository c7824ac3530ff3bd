package vouch.console;

/** Who looks at a page, and what this person may do. */
public interface Reader {

    /** The name under which the person has signed in. */
    String name();

    /** Whether the pages show a copy of the events, which nobody can change. */
    boolean isInCleanRoom();

    /**
     * Whether this process takes such a request, and the person may send it. A page shows no link and no form to somebody who may not.
     *
     * @param path of a page or of the HTTP API, below the base path
     */
    boolean may(String method, String path);
}
