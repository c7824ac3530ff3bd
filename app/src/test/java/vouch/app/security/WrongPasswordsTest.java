package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Role;

/** Each wrong password makes the next attempt wait for longer, up to a bound. */
@SignInRequired
class WrongPasswordsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired
    private Users users;

    @Autowired
    private JdbcTemplate database;

    @ParameterizedTest
    @CsvSource({"5, 1s", "6, 2s", "7, 4s", "14, 512s", "15, 15m", "40, 15m"})
    void lockTheUser(int attempts, String lock) {
        String name = "wrong-" + UUID.randomUUID();
        users.put(name, "a password that is long", Set.of(Role.CLERK));
        WrongPasswords wrong = new WrongPasswords(database, Clock.fixed(NOON, ZoneOffset.UTC));

        IntStream.range(0, attempts).forEach(attempt -> wrong.add(name));

        Timestamp until =
                database.queryForObject("select locked_until from app_user where name = ?", Timestamp.class, name);
        assertThat(Duration.between(NOON, until.toInstant())).isEqualTo(Duration.parse("PT" + lock));
    }
}
