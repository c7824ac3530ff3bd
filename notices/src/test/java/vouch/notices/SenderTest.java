package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SenderTest {

    private final Receiver receiver = new Receiver();
    private final Receiver another = new Receiver();
    private final Parts parts = new Parts(Parts.h2(), Parts.settings("off", receiver.address(), another.address()));
    private final Receivers receivers = receivers(Duration.ofMinutes(10));
    private final Sender sender = sender(parts.claims);

    private Receivers receivers(Duration longest) {
        PublicAddresses addresses = new PublicAddresses();
        return new Receivers(new ReceiverRule(parts.settings, addresses), addresses, longest);
    }

    private Sender sender(Claims claims) {
        return new Sender(parts.webhooks, claims, receivers, parts.metrics, parts.clock);
    }

    @AfterEach
    void stop() throws Exception {
        receiver.close();
        another.close();
        sender.close();
        receivers.close();
    }

    @Test
    void sendsASignedRequest() throws Exception {
        Webhook webhook = parts.webhook(receiver.address() + "/notices?from=vouch");
        parts.add(Parts.waits("a"));

        sender.sendDue();

        await().untilAsserted(() -> assertThat(parts.rows("DELIVERED")).isEqualTo(1));
        Receiver.Request sent = receiver.requests.get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo("/notices?from=vouch");
        assertThat(sent.contentType()).isEqualTo("application/json; charset=UTF-8");
        assertThat(sent.noticeId()).isEqualTo("a");
        assertThat(sent.timestamp())
                .isEqualTo(Long.toString(parts.clock.instant().getEpochSecond()));
        assertThat(sent.signature()).isEqualTo("v1=" + signed(webhook, sent));
        assertThat(sent.body()).startsWith("{\"noticeId\":\"a\",\"kind\":\"ORDER_WAITS\",\"subject\":\"order/a\"");
        assertThat(attempts("sent")).isEqualTo(1);
        assertThat(parts.webhooks.find(webhook.id()))
                .get()
                .extracting(Webhook::lastSuccessAt)
                .isNotNull();
    }

    /** As docs/notices.md tells receivers to do it. */
    private static String signed(Webhook webhook, Receiver.Request sent) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(webhook.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of()
                .formatHex(mac.doFinal((sent.timestamp() + "." + sent.body()).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void sendsAllOneAfterAnotherInItsLanes() {
        parts.webhook(receiver.address());
        parts.add(IntStream.range(0, 20).mapToObj(i -> Parts.waits("n" + i)).toArray(Notice[]::new));

        sendUntilDelivered(20, sender);

        assertThat(receiver.noticeIds()).hasSize(20).doesNotHaveDuplicates();
        assertThat(receiver.mostAtOnce.get()).isLessThanOrEqualTo(Sender.LANES);
    }

    @Test
    void holdsUpNobodyElseWhenAReceiverIsSlow() {
        receiver.answers = new CountDownLatch(1);
        parts.webhook(receiver.address());
        parts.webhook(another.address());
        parts.add(IntStream.range(0, 5).mapToObj(i -> Parts.waits("n" + i)).toArray(Notice[]::new));

        await().untilAsserted(() -> {
            sender.sendDue();
            assertThat(receiver.requests).hasSize(Sender.LANES);
        });

        sendUntilDelivered(5, sender);
        assertThat(another.noticeIds()).hasSize(5);
        assertThat(receiver.requests).hasSize(Sender.LANES);
        // Nothing is locked meanwhile.
        assertThat(parts.database.queryForList("select * from notice for update"))
                .hasSize(10);

        receiver.answers.countDown();
        sendUntilDelivered(10, sender);
        assertThat(receiver.noticeIds()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void sendsAgainLaterAndLaterAndGivesUpInTheEnd() {
        receiver.status = 503;
        Webhook webhook = parts.webhook(receiver.address());
        parts.add(Parts.waits("a"));

        for (int attempt = 1; attempt < Backoff.MOST_ATTEMPTS; attempt++) {
            sendAndAwait(attempt);
            Duration pause = Backoff.after(attempt).orElseThrow();
            parts.clock.pass(pause.minusMillis(1));
            assertThat(parts.claims.due()).isEmpty();
            parts.clock.pass(Duration.ofMillis(1));
        }
        assertThat(parts.undelivered.sequences()).isEmpty();
        sendAndAwait(Backoff.MOST_ATTEMPTS);

        assertThat(parts.undelivered.letters(webhook.id(), 9)).singleElement().satisfies(letter -> {
            assertThat(letter.eventId()).isEqualTo("a");
            assertThat(letter.error()).isEqualTo("HTTP 503");
            assertThat(letter.attempts()).isEqualTo(Backoff.MOST_ATTEMPTS);
        });
        parts.clock.pass(Duration.ofDays(9));
        assertThat(parts.claims.due()).isEmpty();
        assertThat(attempts("failed")).isEqualTo(Backoff.MOST_ATTEMPTS);

        receiver.status = 200;
        parts.undelivered.retry(webhook.id());
        sender.sendDue();
        await().untilAsserted(() -> assertThat(parts.rows("DELIVERED")).isEqualTo(1));
        assertThat(receiver.noticeIds()).hasSize(Backoff.MOST_ATTEMPTS + 1).containsOnly("a");
        assertThat(receiver.requests.stream().map(Receiver.Request::body).distinct())
                .hasSize(1);
    }

    /** Looks for what is due again and again, as in production: a lane may end while another one claims a row. */
    private void sendUntilDelivered(int notices, Sender... senders) {
        await().untilAsserted(() -> {
            for (Sender one : senders) {
                one.sendDue();
            }
            assertThat(parts.rows("DELIVERED")).isEqualTo(notices);
        });
    }

    private void sendAndAwait(int attempts) {
        sender.sendDue();
        await().untilAsserted(
                        () -> assertThat(parts.database.queryForObject("select attempts from notice", Integer.class))
                                .isEqualTo(attempts));
    }

    /** As when the process is killed in between: the receiver has it, and the row does not say so. */
    @Test
    void sendsTheSameAgainAfterADeathBetweenTheAnswerAndItsMark() {
        parts.webhook(receiver.address());
        parts.add(Parts.waits("a"));
        Sender killed = sender(new Claims(parts.database, parts.transactions, parts.clock) {
            @Override
            boolean delivered(Claimed claimed) {
                throw new IllegalStateException("killed");
            }
        });

        killed.sendDue();
        await().untilAsserted(() -> assertThat(receiver.requests).hasSize(1));
        assertThat(parts.claims.due()).isEmpty();
        parts.clock.pass(Claims.LENGTH);
        sender.sendDue();

        await().untilAsserted(() -> assertThat(parts.rows("DELIVERED")).isEqualTo(1));
        assertThat(receiver.noticeIds()).containsExactly("a", "a");
        assertThat(receiver.requests.stream().map(Receiver.Request::body).distinct())
                .hasSize(1);
    }

    @Test
    void sendsEachRowOnceFromTwoNodes() {
        Sender node = sender(parts.claims);
        parts.webhook(receiver.address());
        parts.add(IntStream.range(0, 50).mapToObj(i -> Parts.waits("n" + i)).toArray(Notice[]::new));

        sendUntilDelivered(50, sender, node);

        assertThat(receiver.noticeIds()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void followsNoRedirect() {
        receiver.status = 302;
        parts.webhook(receiver.address());
        parts.add(Parts.waits("a"));

        sendAndAwait(1);

        assertThat(receiver.requests).singleElement().satisfies(request -> assertThat(request.path())
                .isEqualTo("/"));
        assertThat(error()).isEqualTo("HTTP 302");
    }

    @Test
    void sendsNothingToAnAddressThatIsNoLongerListed() {
        parts.webhook("http://127.0.0.1:1/");
        parts.add(Parts.waits("a"));

        sendAndAwait(1);

        assertThat(error()).isEqualTo("vouch.api.BusinessError$Refusal");
    }

    @Test
    void tellsSinceWhenAReceiverFails() {
        receiver.status = 500;
        Webhook webhook = parts.webhook(receiver.address());
        parts.add(Parts.waits("a"));

        sendAndAwait(1);
        await().untilAsserted(() -> assertThat(parts.webhooks.find(webhook.id()))
                .get()
                .extracting(Webhook::failingSince)
                .isNotNull());
        receiver.status = 200;
        parts.clock.pass(Backoff.FIRST);
        sender.sendDue();

        await().untilAsserted(() -> assertThat(parts.webhooks.find(webhook.id()))
                .get()
                .extracting(Webhook::failingSince)
                .isNull());
    }

    @Test
    void logsOnceThatAReceiverFailsAndOnceThatItTakesNoticesAgain() {
        Logger logger = (Logger) LoggerFactory.getLogger(Sender.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(logged);
        try {
            receiver.status = 500;
            Webhook webhook = parts.webhook(receiver.address() + "/token-in-the-path");
            parts.add(Parts.waits("a"));
            sendAndAwait(1);
            parts.clock.pass(Backoff.FIRST);
            sendAndAwait(2);
            receiver.status = 200;
            parts.clock.pass(Backoff.LONGEST);
            parts.add(Parts.waits("b"));
            sendUntilDelivered(2, sender);

            await().untilAsserted(() -> assertThat(logged.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            webhook + " does not take its notices, which are sent again: The receiver answered 500.",
                            webhook + " takes its notices again"));
        } finally {
            logger.detachAppender(logged);
            logger.setLevel(null);
        }
    }

    @Test
    void sendsADigestAsOneSignedRequest() throws Exception {
        Parts digests = new Parts(parts.source, Parts.settings("07:00", receiver.address()));
        Webhook webhook = digests.webhook(receiver.address(), true, EnumSet.allOf(Kind.class));
        digests.add(Parts.waits("a"), Parts.waits("b"));
        sender.sendDue();
        assertThat(parts.rows("COLLECTED")).isEqualTo(2);

        digests.digests.gather();
        sendUntilDelivered(3, sender);

        assertThat(receiver.requests).singleElement().satisfies(sent -> {
            assertThat(sent.noticeId()).isEqualTo("DIGEST/a");
            assertThat(sent.signature()).isEqualTo("v1=" + signed(webhook, sent));
            assertThat(sent.body())
                    .startsWith("{\"noticeId\":\"DIGEST/a\",\"kind\":\"DIGEST\",\"on\":\"2026-11-28\",\"notices\":[{");
        });
    }

    private String error() {
        return parts.database.queryForObject("select error from notice", String.class);
    }

    private double attempts(String outcome) {
        return parts.metrics
                .get("vouch.notices.attempts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
