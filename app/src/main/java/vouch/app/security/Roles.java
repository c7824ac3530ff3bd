package vouch.app.security;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import vouch.api.Role;

/** Roles as Spring Security has them: one authority for each, spelled as the role. */
final class Roles {

    private Roles() {}

    static List<GrantedAuthority> authorities(Collection<Role> roles) {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.spelling()))
                .toList();
    }

    /** The roles of the client that has signed in. Other authorities, such as the way of the sign-in, are left out. */
    static Set<Role> of(Authentication client) {
        return client == null
                ? Set.of()
                : client.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(Objects::nonNull)
                        .map(Role::spelled)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
