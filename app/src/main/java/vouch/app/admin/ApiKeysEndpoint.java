package vouch.app.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.app.security.ApiKeys;
import vouch.app.security.Users;
import vouch.app.side.ConditionalOnTables;

/** {@code /actuator/apikeys}: shows, makes and revokes the keys of programs. */
@Component
@ConditionalOnTables
@Endpoint(id = "apikeys")
class ApiKeysEndpoint {

    private static final int MOST_DAYS = 730;
    private static final int USUAL_DAYS = 90;

    private final ApiKeys keys;
    private final OperationLog log;
    private final Clock clock;

    ApiKeysEndpoint(ApiKeys keys, OperationLog log, Clock clock) {
        this.keys = keys;
        this.log = log;
        this.clock = clock;
    }

    record Keys(List<ApiKeys.Key> items) {}

    record Revoked(String id) {}

    /**
     * A new key.
     *
     * @param key what the program sends as its bearer token; shown this once
     */
    record Made(String id, String key, Instant expiresAt) {

        /** Without the key: the result of an operation is stored. */
        @Override
        public String toString() {
            return id + ", until " + expiresAt;
        }
    }

    @ReadOperation
    WebEndpointResponse<Object> keys() {
        return Answers.of(() -> new Keys(keys.all()));
    }

    /** Makes a key for the program with this name. A program may have several. */
    @WriteOperation
    WebEndpointResponse<Object> create(
            @Nullable String name, @Nullable String role, @Nullable Integer days, @Nullable String reason) {
        return Answers.of(() -> {
            if (name == null || !Users.NAME.matcher(name).matches()) {
                throw Refused.invalid("name", "Name the program by 1 to 64 letters, digits, or characters of . _ @ -");
            }
            Role given = UsersEndpoint.role("role", String.valueOf(role));
            int valid = days == null ? USUAL_DAYS : days;
            if (valid < 1 || valid > MOST_DAYS) {
                throw Refused.invalid("days", "A key is valid for 1 to %d days.".formatted(MOST_DAYS));
            }
            Instant expires = clock.instant().plus(Duration.ofDays(valid)).truncatedTo(ChronoUnit.SECONDS);
            return log.perform("make-key", name + " as " + given.spelling(), reason, () -> {
                ApiKeys.NewKey made = keys.create(name, given, expires);
                return new Made(made.id(), made.secret(), expires);
            });
        });
    }

    @DeleteOperation
    WebEndpointResponse<Object> revoke(@Selector String id, @Nullable String reason) {
        return Answers.of(() -> log.perform("revoke-key", id, reason, () -> {
            if (!keys.revoke(id)) {
                throw Refused.notFound("There is no key with this id.");
            }
            return new Revoked(id);
        }));
    }
}
