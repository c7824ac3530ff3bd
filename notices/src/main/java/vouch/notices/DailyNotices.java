package vouch.notices;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vouch.notices.DueByDate.Today;

/**
 * Announces once a day what is due by date, and no event tells. A notice comes at most once a day for each subject, so a
 * run that was interrupted begins again from the start. A kind that no webhook asks for costs nothing.
 */
@Component
public class DailyNotices {

    /** How many notices are added at a time. */
    private static final int TOGETHER = 100;

    private final WebhookRows webhooks;
    private final DueByDate due;
    private final Outbox outbox;
    private final Clock clock;

    DailyNotices(WebhookRows webhooks, DueByDate due, Outbox outbox, Clock clock) {
        this.webhooks = webhooks;
        this.due = due;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Announces what is due today, in UTC.
     *
     * @throws RuntimeException when the query side does not answer; the caller must call again
     */
    public void announce() {
        List<Webhook> all = webhooks.all();
        Set<Kind> asked = EnumSet.noneOf(Kind.class);
        all.forEach(webhook -> asked.addAll(webhook.kinds()));
        Today today = Today.of(clock.instant());
        asked.forEach(kind -> add(due.find(kind, today), all));
    }

    /** Holds a few notices at a time, however many there are. */
    private void add(Stream<Notice> notices, List<Webhook> to) {
        List<Notice> together = new ArrayList<>();
        notices.forEach(notice -> {
            together.add(notice);
            if (together.size() == TOGETHER) {
                outbox.add(together, to);
                together.clear();
            }
        });
        outbox.add(together, to);
    }
}
