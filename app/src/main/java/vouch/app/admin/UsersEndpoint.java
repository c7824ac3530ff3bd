package vouch.app.admin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.app.security.Users;
import vouch.app.side.ConditionalOnTables;

/** {@code /actuator/users}: shows, creates, changes and deletes the people who sign in with a password. */
@Component
@ConditionalOnTables
@Endpoint(id = "users")
class UsersEndpoint {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private final Users users;
    private final OperationLog log;

    UsersEndpoint(Users users, OperationLog log) {
        this.users = users;
        this.log = log;
    }

    record People(List<Users.Shown> items) {}

    record Changed(String user) {}

    @ReadOperation
    WebEndpointResponse<Object> users() {
        return Answers.of(() -> new People(users.all()));
    }

    /** Creates the user, or gives the user of this name another password and other roles. */
    @WriteOperation
    WebEndpointResponse<Object> put(
            @Nullable String name, @Nullable String password, @Nullable List<String> roles, @Nullable String reason) {
        return Answers.of(() -> {
            if (name == null || !Users.NAME.matcher(name).matches()) {
                throw Refused.invalid("name", "Name the user by 1 to 64 letters, digits, or characters of . _ @ -");
            }
            if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
                throw Refused.invalid(
                        "password",
                        "Give a password of %d to %d characters.".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
            }
            Set<Role> given = roles(roles == null ? List.of() : roles);
            return log.perform("put-user", name, reason, () -> {
                users.put(name, password, given);
                return new Changed(name);
            });
        });
    }

    @DeleteOperation
    WebEndpointResponse<Object> remove(@Selector String name, @Nullable String reason) {
        return Answers.of(() -> log.perform("delete-user", name, reason, () -> {
            if (!users.remove(name)) {
                throw Refused.notFound("There is no user with this name.");
            }
            return new Changed(name);
        }));
    }

    private static Set<Role> roles(Collection<String> spelled) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        spelled.forEach(one -> roles.add(role("roles", one)));
        if (roles.isEmpty()) {
            throw Refused.invalid("roles", "Give at least one of " + all() + ".");
        }
        return roles;
    }

    /** @param field the name of the body field */
    static Role role(String field, String spelled) {
        return Role.spelled(spelled).orElseThrow(() -> Refused.invalid(field, "A role is one of " + all() + "."));
    }

    private static String all() {
        return Stream.of(Role.values()).map(Role::spelling).collect(Collectors.joining(", "));
    }
}
