package vouch.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the collected notices of each webhook into one digest, once a day. */
@Component
public class Digests {

    /** The most notices of one body. More become several digests. */
    static final int MOST = 500;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    Digests(JdbcTemplate database, PlatformTransactionManager transactions, Outbox outbox, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Collected(String noticeId, String body) {}

    /** Makes the digests of all webhooks. The sender sends them. A second call finds nothing to put in. */
    public void gather() {
        List<String> webhooks =
                database.queryForList("select distinct webhook_id from notice where state = 'COLLECTED'", String.class);
        for (String webhook : webhooks) {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> gather(webhook)));
            }
        }
    }

    /** A digest and the notices that are in it are one transaction, so each notice is in one digest. */
    private boolean gather(String webhook) {
        List<Collected> collected = database.query(
                """
                select notice_id, body from notice where webhook_id = ? and state = 'COLLECTED'
                order by next_at, notice_id fetch first ? rows only for update
                """,
                (row, number) -> new Collected(row.getString("notice_id"), row.getString("body")),
                webhook,
                MOST);
        if (collected.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        outbox.add(
                webhook,
                Digest.of(
                        collected.get(0).noticeId(),
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        collected.stream().map(Collected::body).toList()));
        database.batchUpdate(
                "update notice set state = ?, next_at = ? where notice_id = ? and webhook_id = ?",
                collected.stream()
                        .map(one -> new Object[] {
                            NoticeState.DELIVERED.name(), WebhookRows.at(now.plus(Claims.KEPT)), one.noticeId(), webhook
                        })
                        .toList());
        return collected.size() == MOST;
    }
}
