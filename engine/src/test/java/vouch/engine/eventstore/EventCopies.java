package vouch.engine.eventstore;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log of a store in memory, and what copies events into it, as in production. */
public final class EventCopies {

    private EventCopies() {}

    public static EventLog log(DataSource database) {
        return JdbcEventLogTest.log(new JdbcTemplate(database), () -> OpenAppends.NONE);
    }

    public static EventCopy copy(DataSource database) {
        return new EventLogAutoConfiguration().jdbcEventCopy(new JdbcTemplate(database));
    }
}
