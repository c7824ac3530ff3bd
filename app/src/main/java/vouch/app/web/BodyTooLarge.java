package vouch.app.web;

/** The body of a request is over {@link BodyLimit#BYTES}. */
final class BodyTooLarge extends RuntimeException {

    BodyTooLarge() {
        super("The body is over 64 KiB. Send less at once.");
    }
}
