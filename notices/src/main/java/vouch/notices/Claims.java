package vouch.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the rows of the outbox to senders. A row is claimed in a short transaction, sent outside of any transaction, and
 * marked afterwards. If the process is killed in between, the claim ends by itself, and the notice is sent once more.
 */
@Component
class Claims {

    /**
     * How long the sender of a row has it alone. Longer than {@link Receivers#LONGEST}, with the time to look a name up.
     */
    static final Duration LENGTH = Duration.ofMinutes(2);

    /**
     * How long a delivered row is kept. An event that comes again finds the row, and so does a second run on the same
     * day.
     */
    static final Duration KEPT = Duration.ofDays(2);

    private static final int LONGEST_ERROR = 200;
    private static final int LONGEST_MESSAGE = 1000;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Claims(JdbcTemplate database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A row that one sender has claimed.
     *
     * @param attempts how often sending it has failed
     * @param claimedUntil also tells this claim from a later one
     */
    record Claimed(String webhookId, String noticeId, String body, int attempts, Instant claimedUntil) {}

    /** How many rows of each webhook are due; webhooks without any are left out. */
    Map<String, Integer> due() {
        Map<String, Integer> due = new HashMap<>();
        database.query(
                "select webhook_id, count(*) as due from notice where state = 'WAITING' and next_at <= ? group by webhook_id",
                row -> {
                    due.put(row.getString("webhook_id"), row.getInt("due"));
                },
                WebhookRows.at(now()));
        return due;
    }

    /** Claims the row of the webhook that is due longest and that nobody else has claimed. */
    Optional<Claimed> claim(String webhookId) {
        Instant now = now();
        Instant until = now.plus(LENGTH);
        return transaction.execute(status -> {
            List<Claimed> found = database.query(
                    """
                    select * from notice where webhook_id = ? and state = 'WAITING' and next_at <= ?
                    order by next_at fetch first 1 rows only for update skip locked
                    """,
                    (row, number) -> new Claimed(
                            webhookId,
                            row.getString("notice_id"),
                            row.getString("body"),
                            row.getInt("attempts"),
                            until),
                    webhookId,
                    WebhookRows.at(now));
            found.forEach(claimed -> database.update(
                    "update notice set next_at = ? where notice_id = ? and webhook_id = ?",
                    WebhookRows.at(until),
                    claimed.noticeId(),
                    webhookId));
            return found.stream().findFirst();
        });
    }

    /** Marks a row as delivered. Returns false when the claim has ended, and another sender has the row. */
    boolean delivered(Claimed claimed) {
        return mark(claimed, NoticeState.DELIVERED, claimed.attempts(), now().plus(KEPT), null, null);
    }

    /** Marks a row to be sent again. */
    boolean failed(Claimed claimed, Duration again, Failure failure) {
        Instant next = now().plus(again);
        return mark(claimed, NoticeState.WAITING, claimed.attempts() + 1, next, failure.error(), failure.message());
    }

    /** Marks a row as a dead letter. */
    boolean dead(Claimed claimed, Failure failure) {
        return mark(claimed, NoticeState.DEAD, claimed.attempts() + 1, now(), failure.error(), failure.message());
    }

    private boolean mark(Claimed claimed, NoticeState state, int attempts, Instant next, String error, String message) {
        return database.update(
                        """
                        update notice set state = ?, attempts = ?, next_at = ?, error = ?, message = ?
                        where notice_id = ? and webhook_id = ? and state = 'WAITING' and next_at = ?
                        """,
                        state.name(),
                        attempts,
                        WebhookRows.at(next),
                        cut(error, LONGEST_ERROR),
                        cut(message, LONGEST_MESSAGE),
                        claimed.noticeId(),
                        claimed.webhookId(),
                        WebhookRows.at(claimed.claimedUntil()))
                > 0;
    }

    /** The columns hold no finer times, and a claim is compared with its column. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
