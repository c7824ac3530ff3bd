package vouch.app.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vouch.api.Role;

/** Reads what an identity provider says about a person or a program: its name and its roles. */
@Component
class ProviderClaims {

    private static final List<String> GIVEN_BY_VOUCH = List.of("system:", "key:");

    private final String rolesClaim;

    ProviderClaims(SecuritySettings settings) {
        this.rolesClaim = settings.rolesClaim();
    }

    /** Empty when this is no name, or one that only Vouch gives: to its own parts, and to programs with a key. */
    static Optional<String> name(Object claim) {
        boolean isName = claim instanceof String || claim instanceof Number;
        return Optional.ofNullable(isName ? String.valueOf(claim) : null)
                .filter(name -> !name.isBlank() && GIVEN_BY_VOUCH.stream().noneMatch(name::startsWith));
    }

    /** The roles at the place that is set. A role that Vouch does not know gives no right. */
    Set<Role> roles(Map<String, Object> claims) {
        Object claim = claims;
        for (String step : rolesClaim.split("\\.")) {
            claim = claim instanceof Map<?, ?> inside ? inside.get(step) : null;
        }
        Collection<?> names = claim instanceof String text
                ? List.of(text.split(" "))
                : claim instanceof Collection<?> all ? all : List.of();
        return names.stream()
                .flatMap(name -> Stream.ofNullable(name).map(String::valueOf))
                .flatMap(name -> Role.spelled(name).stream())
                .collect(Collectors.toSet());
    }
}
