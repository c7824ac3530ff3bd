package vouch.engine.views;

/** Something is not possible with the shadow of a view now. The message says why, and what to do. */
public final class ShadowRefused extends RuntimeException {

    ShadowRefused(String message) {
        super(message);
    }
}
