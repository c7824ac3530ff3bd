package vouch.app.security;

import java.util.EnumSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.Role;
import vouch.app.messaging.Caller;

/** Says who has signed in; where no sign-in is needed, anybody may do everything. */
@Component
class SignedInCaller implements Caller {

    private final Actor otherwise;

    SignedInCaller(SecuritySettings settings) {
        this.otherwise = settings.open() ? new Actor(Actor.ANONYMOUS, EnumSet.allOf(Role.class), null) : Actor.nobody();
    }

    @Override
    public Actor current() {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        return client == null || !client.isAuthenticated()
                ? otherwise
                : new Actor(client.getName(), Roles.of(client), onBehalfOf(client));
    }

    private static String onBehalfOf(Authentication client) {
        return client instanceof JwtAuthenticationToken token
                ? Tokens.onBehalfOf(token.getToken()).orElse(null)
                : null;
    }
}
