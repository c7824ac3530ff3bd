package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.query.live.LiveCallers;

/**
 * Lets a live answer go on for as long as its client could begin it: the session has not ended, the user has the role,
 * the key is not revoked, the token has not expired.
 */
@Component
class LiveRights implements LiveCallers {

    private final PresentRoles roles;

    LiveRights(PresentRoles roles) {
        this.roles = roles;
    }

    @Override
    public Caller of(HttpServletRequest request) {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        Set<Role> needed = Access.of(HttpMethod.GET, Access.path(request))
                .map(Access.Line::roles)
                .orElse(Set.of());
        return new Caller() {

            @Override
            public String name() {
                return client instanceof AnonymousAuthenticationToken ? null : client.getName();
            }

            @Override
            public boolean mayGoOn() {
                return hasNotEnded(session) && roles.of(client).stream().anyMatch(needed::contains);
            }
        };
    }

    /** Does not count as a use of the session. */
    private static boolean hasNotEnded(HttpSession session) {
        try {
            return session == null || session.getCreationTime() > 0;
        } catch (IllegalStateException ended) {
            return false;
        }
    }
}
