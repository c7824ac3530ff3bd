package vouch.notices;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vouch.api.Actor;
import vouch.notices.NoticeCounts.Count;

/** Registers, lists and removes webhooks over HTTP ({@code docs/http-api.md}, Webhooks). */
@RestController
@RequestMapping(path = "/api/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {

    private static final int LONGEST_URL = 2000;

    static final String KIND =
            "(ORDER_WAITS|ORDER_FREED|ORDER_REFUSED|ORDER_EXPIRES|ACCOUNT_OVER_LIMIT|TEMPORARY_LIMIT_ENDS|QUEUE_OLDER|SEAL_HEAD)";

    static final String KIND_RULE =
            "must be ORDER_WAITS, ORDER_FREED, ORDER_REFUSED, ORDER_EXPIRES, ACCOUNT_OVER_LIMIT, TEMPORARY_LIMIT_ENDS,"
                    + " QUEUE_OLDER or SEAL_HEAD";

    private final Webhooks webhooks;
    private final WebhookRows rows;
    private final NoticeCounts counts;

    WebhookController(Webhooks webhooks, WebhookRows rows, NoticeCounts counts) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.counts = counts;
    }

    record NewWebhook(
            @NotNull @Size(min = 1, max = LONGEST_URL) String url,
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = KIND, message = KIND_RULE) String> kinds,
            Boolean digest) {

        private Set<Kind> chosen() {
            return kinds.stream().map(Kind::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        }
    }

    /**
     * A new webhook.
     *
     * @param secret signs what is sent there; shown this once
     */
    record RegisteredWebhook(
            String webhookId, String url, Set<Kind> kinds, boolean digest, Instant createdAt, String secret) {

        private static RegisteredWebhook of(Webhook made) {
            return new RegisteredWebhook(
                    made.id(), made.url(), made.kinds(), made.digest(), made.createdAt(), made.secret());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return webhookId;
        }
    }

    /**
     * A webhook, and how its delivery goes.
     *
     * @param waiting how many notices are to be sent, or sent again
     * @param dead how many were given up
     */
    record WebhookView(
            String webhookId,
            String url,
            Set<Kind> kinds,
            boolean digest,
            Instant createdAt,
            String createdBy,
            Instant lastSuccessAt,
            Instant failingSince,
            long waiting,
            long dead) {}

    /** All webhooks: there are at most {@value Webhooks#MOST}. */
    record WebhookList(List<WebhookView> items) {}

    @PostMapping
    ResponseEntity<RegisteredWebhook> register(@Valid @RequestBody NewWebhook body, @Nullable Principal caller) {
        Webhook made = webhooks.register(body.url, body.chosen(), Boolean.TRUE.equals(body.digest), name(caller));
        return ResponseEntity.status(HttpStatus.CREATED).body(RegisteredWebhook.of(made));
    }

    @GetMapping
    WebhookList list() {
        Map<String, List<Count>> counted = counts.all().stream().collect(Collectors.groupingBy(Count::webhookId));
        return new WebhookList(rows.all().stream()
                .map(webhook -> view(webhook, counted.getOrDefault(webhook.id(), List.of())))
                .toList());
    }

    @DeleteMapping("/{webhookId}")
    ResponseEntity<Void> remove(@PathVariable String webhookId, @Nullable Principal caller) {
        webhooks.remove(webhookId, name(caller));
        return ResponseEntity.noContent().build();
    }

    private static WebhookView view(Webhook webhook, List<Count> counted) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.kinds(),
                webhook.digest(),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.lastSuccessAt(),
                webhook.failingSince(),
                count(counted, Set.of(NoticeState.WAITING, NoticeState.COLLECTED)),
                count(counted, Set.of(NoticeState.DEAD)));
    }

    private static long count(List<Count> counted, Set<NoticeState> states) {
        return counted.stream()
                .filter(count -> states.contains(count.state()))
                .mapToLong(Count::notices)
                .sum();
    }

    private static String name(@Nullable Principal caller) {
        return caller == null ? Actor.ANONYMOUS : caller.getName();
    }
}
