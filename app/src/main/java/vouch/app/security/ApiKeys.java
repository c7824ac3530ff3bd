package vouch.app.security;

import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.app.side.ConditionalOnTables;

/**
 * The keys with which programs sign in, in the table {@code api_key}. A key is shown once,
 * and only the hash of its {@link KeySecret} is stored. A program may have two keys at a time, to change from one to the
 * other. A revoked key counts no longer from the next request on.
 */
@Component
@ConditionalOnTables
public class ApiKeys {

    /** The last use of a key is not stored more often than that. */
    private static final Duration USE_SHOWN = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final Clock clock;

    ApiKeys(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A key as operators see it.
     *
     * @param name of the program; its actor is {@code key:<name>}
     * @param lastUsedAt with a precision of a minute; null when the key was never used
     */
    public record Key(String id, String name, String role, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {

        boolean isExpired(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    /** A program that has signed in with a key. */
    record Program(String keyId, String name) implements Principal {

        @Override
        public String getName() {
            return "key:" + name;
        }
    }

    /** @param secret what the program sends; it is not stored */
    public record NewKey(String id, String secret) {}

    /** Makes a key. */
    public NewKey create(String name, Role role, Instant expiresAt) {
        KeySecret made = KeySecret.random();
        database.update(
                "insert into api_key (id, name, secret, role, created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                made.id(),
                name,
                made.hash(),
                role.spelling(),
                Timestamp.from(clock.instant()),
                Timestamp.from(expiresAt));
        return new NewKey(made.id(), made.written());
    }

    /** All keys that are not revoked, also the expired ones, by name. */
    public List<Key> all() {
        return database.query("select * from api_key order by name, created_at", ApiKeys::key);
    }

    /** Returns false when there is no such key. */
    public boolean revoke(String id) {
        return database.update("delete from api_key where id = ?", id) > 0;
    }

    /** The key whose secret this is; empty when there is none, or it has expired. */
    Optional<Key> find(String presented) {
        Instant now = clock.instant();
        Optional<Key> found = KeySecret.of(presented).stream()
                .flatMap(key -> database
                        .query("select * from api_key where id = ? and secret = ?", ApiKeys::key, key.id(), key.hash())
                        .stream())
                .filter(key -> !key.isExpired(now))
                .findFirst();
        found.filter(key -> key.lastUsedAt() == null || key.lastUsedAt().isBefore(now.minus(USE_SHOWN)))
                .ifPresent(key -> database.update(
                        "update api_key set last_used_at = ? where id = ?", Timestamp.from(now), key.id()));
        return found;
    }

    /** Whether the key is neither revoked nor expired. */
    boolean isValid(String id) {
        Instant now = clock.instant();
        return database.query("select * from api_key where id = ?", ApiKeys::key, id).stream()
                .anyMatch(key -> !key.isExpired(now));
    }

    private static Key key(ResultSet row, int number) throws SQLException {
        Timestamp used = row.getTimestamp("last_used_at");
        return new Key(
                row.getString("id"),
                row.getString("name"),
                row.getString("role"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
