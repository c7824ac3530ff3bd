package vouch.api;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of roles and its spelling. There are few, and each is made once, because every message has one.
 *
 * @param roles in their order, immutable
 * @param spelling the spellings of the roles in their order, separated by spaces; empty for no roles
 */
record RoleSet(Set<Role> roles, String spelling) {

    private static final String SEPARATOR = " ";

    private static final Map<Set<Role>, RoleSet> ALL = IntStream.range(0, 1 << Role.values().length)
            .mapToObj(RoleSet::ofBits)
            .collect(Collectors.toUnmodifiableMap(RoleSet::roles, Function.identity()));

    private static final Map<String, RoleSet> SPELLED =
            ALL.values().stream().collect(Collectors.toUnmodifiableMap(RoleSet::spelling, Function.identity()));

    private static RoleSet ofBits(int bits) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        Stream.of(Role.values())
                .filter(role -> (bits & 1 << role.ordinal()) != 0)
                .forEach(roles::add);
        return new RoleSet(
                Collections.unmodifiableSet(roles),
                roles.stream().map(Role::spelling).collect(Collectors.joining(SEPARATOR)));
    }

    static RoleSet of(Set<Role> roles) {
        return ALL.get(roles);
    }

    /** Unknown roles are left out. */
    static RoleSet spelled(String spelling) {
        RoleSet known = SPELLED.get(spelling);
        return known != null
                ? known
                : of(Stream.of(spelling.split(SEPARATOR))
                        .flatMap(role -> Role.spelled(role).stream())
                        .collect(Collectors.toSet()));
    }
}
