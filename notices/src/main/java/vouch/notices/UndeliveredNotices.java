package vouch.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.engine.deadletter.DeadLetters.Letter;
import vouch.engine.deadletter.DeadLetters.Sequence;
import vouch.engine.deadletter.KeptDeadLetters;

/** Shows the notices that were given up to operators, among the dead letters. A sequence is what one webhook missed. */
@Component
class UndeliveredNotices implements KeptDeadLetters {

    /** The name under which operators find them. */
    static final String GROUP = "webhooks";

    private final JdbcTemplate database;
    private final Clock clock;

    UndeliveredNotices(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public List<Sequence> sequences() {
        return database.query(
                "select webhook_id, count(*) as letters, min(next_at) as since from notice where state = 'DEAD' group by webhook_id",
                (row, number) -> new Sequence(
                        GROUP,
                        row.getString("webhook_id"),
                        row.getLong("letters"),
                        WebhookRows.instant(row, "since"),
                        letters(row.getString("webhook_id"), 1).get(0)));
    }

    @Override
    public List<Letter> letters(String webhook, int most) {
        return database.query(
                """
                select * from notice where webhook_id = ? and state = 'DEAD'
                order by next_at, notice_id fetch first ? rows only
                """,
                UndeliveredNotices::letter,
                webhook,
                most);
    }

    /** They are sent within seconds, and become dead letters again if their receiver still fails for a day. */
    @Override
    public boolean retry(String webhook) {
        return database.update(
                        "update notice set state = 'WAITING', attempts = 0, next_at = ? where webhook_id = ? and state = 'DEAD'",
                        WebhookRows.at(clock.instant()),
                        webhook)
                > 0;
    }

    @Override
    public int discard(String webhook) {
        return database.update("delete from notice where webhook_id = ? and state = 'DEAD'", webhook);
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getString("notice_id"),
                row.getString("kind"),
                row.getString("subject"),
                0,
                row.getString("error"),
                row.getString("message"),
                row.getInt("attempts"),
                null);
    }
}
