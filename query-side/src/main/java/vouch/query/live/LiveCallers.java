package vouch.query.live;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Says who asks for a live answer. A bean of this type replaces the one that knows only the request's principal. */
@FunctionalInterface
public interface LiveCallers {

    /** Must be called on the thread of the request, and keep nothing of it. */
    Caller of(HttpServletRequest request);

    /** One who has a live answer. */
    interface Caller {

        /** The name under which live answers are counted; null for one that is not signed in, and is not counted. */
        String name();

        /** Whether the live answer may go on. Is asked every minute, on a thread of its own, and must not wait. */
        default boolean mayGoOn() {
            return true;
        }
    }

    /** Counts by the name of the principal, and lets everyone go on. */
    static Caller principal(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? null : principal.getName();
        return () -> name;
    }
}
