package vouch.notices;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what is to be sent, into the table {@code notice}: a row for each notice and each webhook. {@link Claims} gives
 * the rows to senders.
 */
@Component
class Outbox {

    private final JdbcTemplate database;
    private final JsonMapper json;
    private final NoticeSettings settings;
    private final Clock clock;

    Outbox(JdbcTemplate database, JsonMapper json, NoticeSettings settings, Clock clock) {
        this.database = database;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Adds the notices for the webhooks that ask for them. What is there already is not added again. */
    void add(Collection<Notice> notices, List<Webhook> webhooks) {
        boolean digests = settings.digestAt().isPresent();
        List<Object[]> rows = new ArrayList<>();
        for (Notice notice : notices) {
            List<Webhook> asking = webhooks.stream()
                    .filter(webhook -> webhook.asksFor(notice) && !webhook.overfull())
                    .toList();
            if (!asking.isEmpty()) {
                String body = json.writeValueAsString(notice);
                asking.forEach(webhook -> rows.add(row(
                        webhook.id(),
                        notice.noticeId(),
                        notice.kind().name(),
                        notice.subject(),
                        body,
                        webhook.digest() && digests ? NoticeState.COLLECTED : NoticeState.WAITING)));
            }
        }
        insert(rows);
    }

    /** The row of a new digest, in the caller's transaction. */
    void add(String webhookId, Digest digest) {
        insert(List.<Object[]>of(row(
                webhookId,
                digest.noticeId(),
                Digest.KIND,
                Digest.KIND,
                json.writeValueAsString(digest),
                NoticeState.WAITING)));
    }

    private Object[] row(String webhook, String notice, String kind, String subject, String body, NoticeState state) {
        Object now = WebhookRows.at(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new Object[] {notice, kind, subject, body, state.name(), now, now, webhook, notice};
    }

    /** A webhook that was removed meanwhile gets no row. */
    private void insert(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            database.batchUpdate(
                    """
                    insert into notice (webhook_id, notice_id, kind, subject, body, state, attempts, created_at, next_at)
                    select w.id, cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar),
                        cast(? as varchar), 0, cast(? as timestamp(3) with time zone),
                        cast(? as timestamp(3) with time zone)
                    from webhook w where w.id = ?
                    and not exists (select 1 from notice n where n.notice_id = ? and n.webhook_id = w.id)
                    """,
                    rows);
        }
    }
}
