package vouch.app.web;

/** The body of a request does not come, or not fast enough, and keeps a thread waiting. */
final class BodyTooSlow extends RuntimeException {

    BodyTooSlow() {
        super("The body did not come in time. Send it at once.");
    }
}
