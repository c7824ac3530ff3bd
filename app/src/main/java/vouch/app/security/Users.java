package vouch.app.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.app.side.ConditionalOnTables;

/**
 * The people who sign in with a password, in the table {@code app_user}. A change
 * counts from the next request on.
 */
@Component
@ConditionalOnTables
public class Users implements UserDetailsService {

    /** A name cannot be mistaken for a part of Vouch or for a key, whose names have a colon. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private static final String SEPARATOR = " ";

    private final JdbcTemplate database;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Users(JdbcTemplate database, PasswordEncoder passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * A user without the password.
     *
     * @param demo whether the user was made for a trial
     * @param locked whether the next attempt to sign in comes too early, after wrong passwords
     */
    public record Shown(String name, List<String> roles, boolean demo, boolean locked, Instant createdAt) {}

    /** All users, by name. */
    public List<Shown> all() {
        return database.query("select * from app_user order by name", this::user).stream()
                .map(user -> new Shown(
                        user.name(),
                        user.roles().stream().map(Role::spelling).sorted().toList(),
                        user.demo(),
                        user.locked(),
                        user.createdAt()))
                .toList();
    }

    /** Creates the user, or replaces the password and the roles of the user with this name. Ends a lock. */
    public void put(String name, String password, Set<Role> roles) {
        put(name, password, roles, false);
    }

    void put(String name, String password, Set<Role> roles, boolean demo) {
        String hash = passwords.encode(password);
        if (!replace(name, hash, roles, demo)) {
            try {
                database.update(
                        "insert into app_user (name, password, roles, demo, failures, created_at) values (?, ?, ?, ?, 0, ?)",
                        name,
                        hash,
                        joined(roles),
                        demo,
                        Timestamp.from(clock.instant()));
            } catch (DuplicateKeyException e) {
                replace(name, hash, roles, demo);
            }
        }
    }

    private boolean replace(String name, String hash, Set<Role> roles, boolean demo) {
        return database.update(
                        "update app_user set password = ?, roles = ?, demo = ?, failures = 0, locked_until = null where name = ?",
                        hash,
                        joined(roles),
                        demo,
                        name)
                > 0;
    }

    /** Returns false when there is no such user. */
    public boolean remove(String name) {
        return database.update("delete from app_user where name = ?", name) > 0;
    }

    boolean isEmpty() {
        return database.queryForObject("select count(*) from app_user", Integer.class) == 0;
    }

    boolean hasDemo() {
        return database.queryForObject("select count(*) from app_user where demo = true", Integer.class) > 0;
    }

    @Override
    public User loadUserByUsername(String name) throws UsernameNotFoundException {
        // Other text is no name, and a database may not even take it.
        List<User> found = NAME.matcher(name).matches()
                ? database.query("select * from app_user where name = ?", this::user, name)
                : List.of();
        return found.stream().findFirst().orElseThrow(() -> new UsernameNotFoundException("There is no such user."));
    }

    private User user(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp("locked_until");
        return new User(
                row.getString("name"),
                row.getString("password"),
                split(row.getString("roles")),
                row.getBoolean("demo"),
                row.getInt("failures"),
                until != null && until.toInstant().isAfter(clock.instant()),
                row.getTimestamp("created_at").toInstant());
    }

    private static String joined(Collection<Role> roles) {
        return roles.stream().map(Role::spelling).sorted().collect(Collectors.joining(SEPARATOR));
    }

    /** A role that this release does not know gives no right. */
    private static Set<Role> split(String roles) {
        return Stream.of(roles.split(SEPARATOR))
                .flatMap(spelling -> Role.spelled(spelling).stream())
                .collect(Collectors.toSet());
    }
}
