package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.customer.CustomerId;
import vouch.engine.deadletter.DeadLetters.Letter;
import vouch.engine.deadletter.DeadLetters.Sequence;
import vouch.notices.Claims.Claimed;

/** What the tables must do on every database. */
abstract class OutboxContract {

    private static final Failure REFUSED = Failure.of(503);

    private Parts parts;
    private Outbox outbox;
    private Claims claims;

    /** With empty tables. */
    abstract DataSource database();

    @BeforeEach
    void begin() {
        use(Parts.settings("off"));
    }

    private void use(NoticeSettings settings) {
        parts = new Parts(parts == null ? database() : parts.source, settings);
        outbox = parts.outbox;
        claims = parts.claims;
    }

    @Test
    void addsARowForEachWebhookThatAsksForTheKind() {
        Webhook one = parts.webhook("https://one.example");
        Webhook another = parts.webhook("https://two.example", false, EnumSet.of(Kind.ORDER_WAITS));
        parts.webhook("https://three.example", false, EnumSet.of(Kind.ORDER_FREED));

        parts.add(Parts.waits("a"));

        assertThat(claims.due()).containsOnly(Map.entry(one.id(), 1), Map.entry(another.id(), 1));
    }

    @Test
    void addsNothingThatWasRecordedBeforeTheWebhookWasRegistered() {
        Instant recorded = Parts.waits("a").recordedAt();
        parts.clock.set(recorded.plusMillis(1));
        parts.webhook("https://late.example");
        parts.clock.set(recorded);
        Webhook webhook = parts.webhook("https://one.example");

        parts.add(Parts.waits("a"));

        assertThat(claims.due()).containsOnly(Map.entry(webhook.id(), 1));
    }

    @Test
    void addsNothingWithoutAWebhook() {
        parts.add(Parts.waits("a"));

        assertThat(parts.counts.all()).isEmpty();
    }

    @Test
    void addsANoticeThatComesAgainOnce() {
        Webhook webhook = parts.webhook("https://one.example");

        parts.add(Parts.waits("a"), Parts.waits("b"));
        parts.add(Parts.waits("a"));
        assertThat(claims.due()).containsEntry(webhook.id(), 2);

        claims.delivered(claims.claim(webhook.id()).orElseThrow());
        parts.add(Parts.waits("a"), Parts.waits("b"));
        assertThat(claims.due()).containsEntry(webhook.id(), 1);
    }

    @Test
    void addsADailyNoticeOnceADayForEachSubject() {
        Webhook webhook = parts.webhook("https://one.example");
        Instant now = parts.clock.instant();
        LocalDate today = LocalDate.of(2026, 11, 28);

        parts.add(overLimit("c", today, now));
        parts.add(overLimit("c", today, now.plusSeconds(60)), overLimit("d", today, now));
        assertThat(claims.due()).containsEntry(webhook.id(), 2);

        parts.add(overLimit("c", today.plusDays(1), now));
        assertThat(claims.due()).containsEntry(webhook.id(), 3);
    }

    private static Notice overLimit(String customer, LocalDate day, Instant at) {
        CustomerId id = new CustomerId(customer);
        return Notice.daily(Kind.ACCOUNT_OVER_LIMIT, id.toString(), id, day, at, Map.of());
    }

    @Test
    void addsNothingInATransactionThatRollsBack() {
        parts.webhook("https://one.example");

        new TransactionTemplate(parts.transactions).executeWithoutResult(status -> {
            parts.add(Parts.waits("a"));
            status.setRollbackOnly();
        });

        assertThat(claims.due()).isEmpty();
    }

    @Test
    void addsNothingForAWebhookThatWasRemovedMeanwhile() {
        Webhook webhook = parts.webhook("https://one.example");
        List<Webhook> known = parts.webhooks.all();
        parts.webhooks.delete(webhook.id());

        outbox.add(List.of(Parts.waits("a")), known);

        assertThat(parts.counts.all()).isEmpty();
    }

    @Test
    void forgetsTheNoticesOfAWebhookThatIsRemoved() {
        Webhook webhook = parts.webhook("https://one.example");
        parts.add(Parts.waits("a"));

        assertThat(parts.webhooks.delete(webhook.id())).isTrue();
        assertThat(parts.webhooks.delete(webhook.id())).isFalse();
        assertThat(parts.counts.all()).isEmpty();
    }

    @Test
    void givesARowToOneSenderAtATime() throws Exception {
        Webhook webhook = parts.webhook("https://one.example");
        int notices = 40;
        parts.add(
                IntStream.range(0, notices).mapToObj(i -> Parts.waits("n" + i)).toArray(Notice[]::new));
        Callable<Set<String>> sender = () -> {
            Set<String> claimed = new HashSet<>();
            while (!claims.due().isEmpty()) {
                claims.claim(webhook.id()).ifPresent(one -> assertThat(claimed.add(one.noticeId()))
                        .isTrue());
            }
            return claimed;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Set<String>>> all = threads.invokeAll(List.of(sender, sender, sender, sender));
            Set<String> claimed = new HashSet<>();
            int claims = 0;
            for (Future<Set<String>> one : all) {
                claims += one.get().size();
                claimed.addAll(one.get());
            }
            assertThat(claims).isEqualTo(notices);
            assertThat(claimed).hasSize(notices);
        } finally {
            threads.shutdown();
        }
    }

    /** As while another transaction is about to claim it. */
    @Test
    void skipsARowThatIsLocked() {
        Webhook webhook = parts.webhook("https://one.example");
        parts.add(Parts.waits("a"));
        parts.clock.pass(Duration.ofSeconds(1));
        parts.add(Parts.waits("b"));

        new TransactionTemplate(parts.transactions).executeWithoutResult(status -> {
            parts.database.queryForList("select * from notice where notice_id = 'a' for update");
            Parts another = new Parts(parts.source, parts.settings);
            another.clock.set(parts.clock.instant());
            List<String> claimed = inAnotherThread(() -> List.of(
                    another.claims.claim(webhook.id()).map(Claimed::noticeId).orElse("none"),
                    another.claims.claim(webhook.id()).map(Claimed::noticeId).orElse("none")));
            assertThat(claimed).containsExactly("b", "none");
        });
    }

    private static <T> T inAnotherThread(Callable<T> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(work).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            thread.shutdown();
        }
    }

    @Test
    void givesARowAgainWhenItsClaimHasEnded() {
        Webhook webhook = parts.webhook("https://one.example");
        parts.add(Parts.waits("a"));
        Claimed killed = claims.claim(webhook.id()).orElseThrow();
        assertThat(claims.claim(webhook.id())).isEmpty();

        parts.clock.pass(Claims.LENGTH);

        Claimed again = claims.claim(webhook.id()).orElseThrow();
        assertThat(again.noticeId()).isEqualTo(killed.noticeId());
        assertThat(again.body()).isEqualTo(killed.body());
        // The one who was slow changes nothing any more.
        assertThat(claims.dead(killed, REFUSED)).isFalse();
        assertThat(claims.delivered(again)).isTrue();
        assertThat(parts.rows("DELIVERED")).isEqualTo(1);
    }

    @Test
    void waitsBeforeItGivesAFailedRowAgain() {
        Webhook webhook = parts.webhook("https://one.example");
        parts.add(Parts.waits("a"));

        claims.failed(claims.claim(webhook.id()).orElseThrow(), Duration.ofSeconds(10), REFUSED);

        parts.clock.pass(Duration.ofSeconds(9));
        assertThat(claims.claim(webhook.id())).isEmpty();
        parts.clock.pass(Duration.ofSeconds(1));
        assertThat(claims.claim(webhook.id()))
                .get()
                .extracting(Claimed::attempts)
                .isEqualTo(1);
    }

    @Test
    void showsWhatWasGivenUpAndRetriesOrDiscardsIt() {
        Webhook webhook = parts.webhook("https://one.example");
        parts.add(Parts.waits("a"), Parts.waits("b"));
        claims.dead(claims.claim(webhook.id()).orElseThrow(), REFUSED);
        claims.dead(claims.claim(webhook.id()).orElseThrow(), REFUSED);

        Sequence sequence = parts.undelivered.sequences().get(0);
        assertThat(sequence.sequence()).isEqualTo(webhook.id());
        assertThat(sequence.letters()).isEqualTo(2);
        assertThat(sequence.first())
                .isEqualTo(new Letter(
                        "a", "ORDER_WAITS", "order/a", 0, "HTTP 503", "The receiver answered 503.", 1, null));
        assertThat(parts.undelivered.letters(webhook.id(), 1)).hasSize(1);
        assertThat(parts.undelivered.letters("nobody", 1)).isEmpty();

        assertThat(parts.undelivered.retry(webhook.id())).isTrue();
        assertThat(parts.undelivered.retry(webhook.id())).isFalse();
        assertThat(claims.due()).containsEntry(webhook.id(), 2);

        Claimed again = claims.claim(webhook.id()).orElseThrow();
        assertThat(again.attempts()).isZero();
        claims.dead(again, REFUSED);
        assertThat(parts.undelivered.discard(webhook.id())).isEqualTo(1);
        assertThat(parts.undelivered.sequences()).isEmpty();
    }

    @Test
    void putsTheNoticesOfADayIntoOneDigest() {
        use(Parts.settings("07:00"));
        Webhook digest = parts.webhook("https://one.example", true, EnumSet.allOf(Kind.class));
        Webhook single = parts.webhook("https://two.example", false, EnumSet.allOf(Kind.class));
        parts.add(Parts.waits("a"), Parts.waits("b"));
        parts.add(Parts.waits("a"));
        assertThat(claims.due()).containsOnly(Map.entry(single.id(), 2));

        parts.digests.gather();
        parts.digests.gather();

        assertThat(claims.due()).containsEntry(digest.id(), 1);
        Claimed claimed = claims.claim(digest.id()).orElseThrow();
        JsonNode body = JsonMapper.shared().readTree(claimed.body());
        assertThat(claimed.noticeId()).isEqualTo("DIGEST/a");
        assertThat(body.at("/noticeId").asString()).isEqualTo("DIGEST/a");
        assertThat(body.at("/kind").asString()).isEqualTo("DIGEST");
        assertThat(body.at("/on").asString()).isEqualTo("2026-11-28");
        assertThat(body.at("/notices").valueStream().map(one -> one.at("/noticeId")
                        .asString()))
                .containsExactly("a", "b");
        assertThat(claims.claim(digest.id())).isEmpty();
    }

    @Test
    void makesSeveralDigestsOfVeryManyNotices() {
        use(Parts.settings("07:00"));
        Webhook digest = parts.webhook("https://one.example", true, EnumSet.allOf(Kind.class));
        parts.add(IntStream.rangeClosed(0, Digests.MOST)
                .mapToObj(i -> Parts.waits("n" + i))
                .toArray(Notice[]::new));

        parts.digests.gather();

        assertThat(claims.due()).containsEntry(digest.id(), 2);
        assertThat(parts.rows("COLLECTED")).isZero();
    }

    @Test
    void sendsWhatIsCollectedWhenDigestsAreSwitchedOff() {
        use(Parts.settings("07:00"));
        Webhook digest = parts.webhook("https://one.example", true, EnumSet.allOf(Kind.class));
        parts.add(Parts.waits("a"));

        use(Parts.settings("off"));
        parts.upkeep.tidy();
        parts.add(Parts.waits("b"));

        assertThat(claims.due()).containsEntry(digest.id(), 2);
    }

    @Test
    void deletesWhatWasDeliveredTwoDaysAgo() {
        Webhook webhook = parts.webhook("https://one.example");
        parts.add(Parts.waits("a"), Parts.waits("b"), Parts.waits("c"));
        claims.delivered(claims.claim(webhook.id()).orElseThrow());
        claims.dead(claims.claim(webhook.id()).orElseThrow(), REFUSED);

        parts.clock.pass(Claims.KEPT.minusMillis(1));
        parts.upkeep.tidy();
        assertThat(parts.rows("DELIVERED")).isEqualTo(1);
        parts.clock.pass(Duration.ofMillis(1));
        parts.upkeep.tidy();
        assertThat(parts.rows("DELIVERED")).isZero();
        assertThat(parts.rows("DEAD")).isEqualTo(1);
        assertThat(parts.rows("WAITING")).isEqualTo(1);
    }

    @Test
    void addsNothingForAReceiverThatTakesNothing() {
        Webhook away = parts.webhook("https://away.example");
        Webhook there = parts.webhook("https://there.example", false, EnumSet.of(Kind.ORDER_WAITS));
        parts.database.update(
                """
                insert into notice (webhook_id, notice_id, kind, subject, body, state, attempts, created_at, next_at)
                select ?, 'n' || x, 'ORDER_WAITS', 's', '{}', 'DEAD', 30, ?, ? from %s
                """
                        .formatted(series(OutboxUpkeep.MOST_UNDELIVERED)),
                away.id(),
                WebhookRows.at(parts.clock.instant()),
                WebhookRows.at(parts.clock.instant()));
        parts.upkeep.tidy();

        parts.add(Parts.waits("a"));
        assertThat(claims.due()).containsOnly(Map.entry(there.id(), 1));

        parts.undelivered.discard(away.id());
        parts.upkeep.tidy();
        parts.add(Parts.waits("b"));
        assertThat(claims.due()).containsEntry(away.id(), 1);
    }

    /** The numbers from 1 on, as a table with a column {@code x}. */
    abstract String series(int last);

    @Test
    void keepsNoMoreThanTheMostWebhooks() {
        Webhook one = parts.webhook("https://one.example");
        Webhook another = new Webhook(
                "w", "https://two.example", one.kinds(), false, "s", one.createdAt(), "test", null, null, false);

        assertThat(parts.webhooks.insert(another, 1)).isFalse();
        assertThat(parts.webhooks.insert(another, 2)).isTrue();
        assertThat(parts.webhooks.all()).containsExactlyInAnyOrder(one, another);
        assertThat(parts.webhooks.find("w")).contains(another);
    }

    @Test
    void remembersSinceWhenAReceiverFails() {
        Webhook webhook = parts.webhook("https://one.example");
        Instant now = webhook.createdAt();

        assertThat(parts.webhooks.failed(webhook.id(), now)).isTrue();
        assertThat(parts.webhooks.failed(webhook.id(), now.plusSeconds(9))).isFalse();
        assertThat(parts.webhooks.find(webhook.id()))
                .get()
                .extracting(Webhook::failingSince)
                .isEqualTo(now);
        assertThat(parts.webhooks.succeeded(webhook.id(), now.plusSeconds(10))).isTrue();
        assertThat(parts.webhooks.succeeded(webhook.id(), now.plusSeconds(11))).isFalse();
        assertThat(parts.webhooks.find(webhook.id())).get().satisfies(found -> {
            assertThat(found.failingSince()).isNull();
            assertThat(found.lastSuccessAt()).isEqualTo(now.plusSeconds(11));
        });
    }

    @Test
    void countsWhatIsNotDelivered() {
        Webhook webhook = parts.webhook("https://one.example");
        NoticeMetrics metrics = new NoticeMetrics(parts.counts, parts.metrics);
        parts.add(Parts.waits("a"), Parts.waits("b"), Parts.waits("c"));
        claims.delivered(claims.claim(webhook.id()).orElseThrow());
        claims.dead(claims.claim(webhook.id()).orElseThrow(), REFUSED);

        metrics.take();

        assertThat(gauge("WAITING")).isEqualTo(1);
        assertThat(gauge("DEAD")).isEqualTo(1);
        assertThat(gauge("COLLECTED")).isZero();
        metrics.forget();
        assertThat(parts.metrics.find("vouch.notices").gauges()).isEmpty();
    }

    private double gauge(String state) {
        return parts.metrics.get("vouch.notices").tag("state", state).gauge().value();
    }
}
