package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import vouch.api.Role;

/**
 * Lets a request through by the table of {@link Access}. A client that has signed in gets 404 or 405 where there is no
 * endpoint, and nobody else learns that.
 */
final class Doors implements AuthorizationManager<RequestAuthorizationContext> {

    private final PresentRoles present;

    Doors(PresentRoles present) {
        this.present = present;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(Access.of(HttpMethod.valueOf(request.getMethod()), Access.path(request))
                .map(line -> line.isOpen() || roles(caller, request).stream().anyMatch(line.roles()::contains))
                .orElseGet(() -> !roles(caller, request).isEmpty()));
    }

    /** A session began some time ago; every other client has just signed in with this request. */
    private Set<Role> roles(Supplier<? extends Authentication> caller, HttpServletRequest request) {
        return request.getSession(false) == null ? Roles.of(caller.get()) : present.of(caller.get());
    }
}
