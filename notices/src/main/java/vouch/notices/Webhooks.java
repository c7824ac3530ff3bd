package vouch.notices;

import static vouch.api.BusinessError.Code.TOO_MANY_WEBHOOKS;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.Code.WEBHOOK_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Registers and removes webhooks. */
@Component
class Webhooks {

    /** Each notice may become a row for each webhook. */
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private final WebhookRows rows;
    private final ReceiverRule rule;
    private final NoticeSettings settings;
    private final Clock clock;

    Webhooks(WebhookRows rows, ReceiverRule rule, NoticeSettings settings, Clock clock) {
        this.rows = rows;
        this.rule = rule;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Registers a webhook with a secret of its own.
     *
     * @throws vouch.api.BusinessError.Refusal when nothing may be sent there, or there are too many webhooks
     */
    Webhook register(String url, Set<Kind> kinds, boolean digest, String by) {
        rule.check(url);
        if (digest && settings.digestAt().isEmpty()) {
            throw refuse(
                    VALIDATION_FAILED,
                    "There are no digests: the operator has not set vouch.notices.digest. Leave digest out.");
        }
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Webhook made = new Webhook(id, url, kinds, digest, Signature.newSecret(), now, by, null, null, false);
        if (!rows.insert(made, MOST)) {
            throw refuse(TOO_MANY_WEBHOOKS, "There are %d webhooks already. Delete one first.".formatted(MOST));
        }
        LOG.info("{} was registered by {}", made, by);
        return made;
    }

    /**
     * Removes a webhook. What it has not delivered is never sent.
     *
     * @throws vouch.api.BusinessError.Refusal when there is no such webhook
     */
    void remove(String id, String by) {
        if (!rows.delete(id)) {
            throw refuse(WEBHOOK_NOT_FOUND, "There is no webhook with this id. GET /api/webhooks has them.");
        }
        LOG.info("webhook {} was removed by {}", id, by);
    }
}
