package vouch.notices;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.notices.NoticeCounts.Count;

/** Keeps the outbox small: deletes what was delivered, and adds nothing for a receiver that takes nothing. */
@Component
public class OutboxUpkeep {

    /** The most undelivered notices of one webhook. More may come until the next upkeep. */
    static final int MOST_UNDELIVERED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxUpkeep.class);

    private final JdbcTemplate database;
    private final WebhookRows webhooks;
    private final NoticeCounts counts;
    private final NoticeSettings settings;
    private final Clock clock;

    OutboxUpkeep(
            JdbcTemplate database, WebhookRows webhooks, NoticeCounts counts, NoticeSettings settings, Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.counts = counts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Called every minute, on one node. */
    public void tidy() {
        database.update(
                "delete from notice where state = 'DELIVERED' and next_at <= ?", WebhookRows.at(clock.instant()));
        if (settings.digestAt().isEmpty()) {
            // Collected before the digests were switched off.
            database.update("update notice set state = 'WAITING' where state = 'COLLECTED'");
        }
        Map<String, Long> undelivered = counts.all().stream()
                .filter(Count::isUndelivered)
                .collect(Collectors.groupingBy(Count::webhookId, Collectors.summingLong(Count::notices)));
        for (Webhook webhook : webhooks.all()) {
            boolean overfull = undelivered.getOrDefault(webhook.id(), 0L) >= MOST_UNDELIVERED;
            if (webhooks.setOverfull(webhook.id(), overfull)) {
                if (overfull) {
                    LOG.error(
                            "{} gets no more notices: {} are not delivered. Let its receiver take some, or discard some.",
                            webhook,
                            undelivered.get(webhook.id()));
                } else {
                    LOG.info("{} gets new notices again", webhook);
                }
            }
        }
    }
}
