package vouch.notices;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts the rows of the table {@code notice}, by webhook and state. */
@Component
class NoticeCounts {

    private final JdbcTemplate database;

    NoticeCounts(JdbcTemplate database) {
        this.database = database;
    }

    record Count(String webhookId, NoticeState state, long notices) {

        boolean isUndelivered() {
            return state != NoticeState.DELIVERED;
        }
    }

    /** Those that are not 0. Reads the whole index, which is bounded. */
    List<Count> all() {
        return database.query(
                "select webhook_id, state, count(*) as notices from notice group by webhook_id, state",
                (row, number) -> new Count(
                        row.getString("webhook_id"),
                        NoticeState.valueOf(row.getString("state")),
                        row.getLong("notices")));
    }
}
