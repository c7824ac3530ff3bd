package vouch.app.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;

/**
 * Counts the wrong passwords of each user in a row. After the fifth one the next attempt must wait 1 s, then 2 s, 4 s,
 * and at last {@link #LONGEST_LOCK}, even with the right password.
 */
@Component
@ConditionalOnTables
class WrongPasswords {

    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final int FREE = 5;

    /** Two to this power is longer than the longest lock, and no overflow. */
    private static final int MOST_DOUBLINGS = 20;

    private final JdbcTemplate database;
    private final Clock clock;

    WrongPasswords(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts one more. An unknown name changes nothing. */
    void add(String name) {
        // Other text is no name, and a database may not even take it.
        if (!Users.NAME.matcher(name).matches()) {
            return;
        }
        database.update("update app_user set failures = failures + 1 where name = ?", name);
        List<Integer> failures =
                database.queryForList("select failures from app_user where name = ?", Integer.class, name);
        failures.stream()
                .filter(count -> count >= FREE)
                .forEach(count -> database.update(
                        "update app_user set locked_until = ? where name = ?",
                        Timestamp.from(clock.instant().plus(lock(count))),
                        name));
    }

    private static Duration lock(int failures) {
        Duration lock = Duration.ofSeconds(1L << Math.min(failures - FREE, MOST_DOUBLINGS));
        return lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock;
    }

    /** Forgets them, after the right one. */
    void forget(User user) {
        if (user.failures() > 0) {
            database.update("update app_user set failures = 0, locked_until = null where name = ?", user.name());
        }
    }
}
