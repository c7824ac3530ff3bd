package vouch.app.security;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import vouch.api.Role;

/**
 * Says what a client may do now that signed in some time ago: a user may have lost a role, a key may be revoked, a token
 * may have expired.
 */
@Component
class PresentRoles {

    private final Optional<Users> users;
    private final Optional<ApiKeys> keys;
    private final Clock clock;

    PresentRoles(Optional<Users> users, Optional<ApiKeys> keys, Clock clock) {
        this.users = users;
        this.keys = keys;
        this.clock = clock;
    }

    /** Empty for a client that could not sign in any more. */
    Set<Role> of(Authentication client) {
        if (client.getPrincipal() instanceof User user) {
            return users.map(all -> roles(all, user.name())).orElse(Set.of());
        } else if (client.getPrincipal() instanceof ApiKeys.Program program) {
            return keys.filter(all -> all.isValid(program.keyId()))
                    .map(all -> Roles.of(client))
                    .orElse(Set.of());
        } else if (client instanceof JwtAuthenticationToken token) {
            return isExpired(token.getToken()) ? Set.of() : Roles.of(client);
        }
        return Roles.of(client);
    }

    private boolean isExpired(Jwt token) {
        return token.getExpiresAt() != null && clock.instant().isAfter(token.getExpiresAt());
    }

    private static Set<Role> roles(Users all, String name) {
        try {
            return all.loadUserByUsername(name).roles();
        } catch (UsernameNotFoundException removed) {
            return Set.of();
        }
    }
}
