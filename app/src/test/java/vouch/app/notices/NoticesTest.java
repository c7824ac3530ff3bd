package vouch.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vouch.app.Client;
import vouch.app.VouchTest;
import vouch.engine.deadletter.DeadLetterRetry;
import vouch.engine.deadletter.DeadLetters;
import vouch.notices.DailyNotices;
import vouch.notices.Notices;

/** A receiver that is registered gets what happens to orders and accounts. */
@VouchTest
class NoticesTest {

    private static final Receiver RECEIVER = new Receiver();

    @DynamicPropertySource
    static void allow(DynamicPropertyRegistry settings) {
        settings.add("vouch.notices.allowed-addresses", RECEIVER::address);
    }

    @AfterAll
    static void stop() {
        RECEIVER.close();
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private DeadLetterRetry retry;

    @Autowired
    private DailyNotices daily;

    private final String test = UUID.randomUUID().toString();
    private Client vouch;
    private Client.Answer registered;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'Secret Name','creditLimit':{'amount':'10','currency':'GBP'}}"
                        .formatted(test));
    }

    @AfterEach
    void remove() {
        database.execute("alter table notice drop constraint if exists poison");
        if (registered != null) {
            vouch.send("DELETE", "/api/webhooks/" + registered.text("/webhookId"), "");
        }
    }

    private void webhook(String... kinds) {
        registered = vouch.send(
                "POST",
                "/api/webhooks",
                "{'url':'%s/%s','kinds':['%s']}".formatted(RECEIVER.address(), test, String.join("','", kinds)));
        assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
    }

    private void terms(String onShortage) {
        Client.Answer answer = vouch.send(
                "PUT",
                "/api/customers/" + test + "/terms",
                ("{'onShortage':'%s','tolerancePercent':0,'paymentDays':30,"
                                + "'overdueMinimum':{'amount':'0','currency':'GBP'}}")
                        .formatted(onShortage));
        assertThat(answer.status()).isEqualTo(204);
    }

    private void order(String name, int amount) {
        order(name, test, amount);
    }

    private void order(String name, String customer, int amount) {
        vouch.post(
                "/api/orders",
                ("{'orderId':'%s-%s','customerId':'%s','lines':[{'sku':'A','quantity':1,"
                                + "'unitPrice':{'amount':'%d','currency':'GBP'}}]}")
                        .formatted(name, test, customer, amount));
    }

    /** Returns what the receiver has got, as soon as there are so many. */
    private List<Receiver.Request> received(int notices) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(RECEIVER.at("/" + test)).hasSize(notices));
        return RECEIVER.at("/" + test);
    }

    @Test
    void tellsOfAnOrderThatWaitsAndIsFreed() throws Exception {
        webhook("ORDER_WAITS", "ORDER_FREED");
        terms("WAIT");

        order("o", 11);
        received(1);
        vouch.send(
                "PUT",
                "/api/customers/" + test + "/credit-limit",
                "{'creditLimit':{'amount':'20','currency':'GBP'},'reason':'Said Ms Smith'}");

        List<Receiver.Request> notices = received(2);
        JsonNode waits = notices.get(0).json();
        assertThat(waits.at("/kind").asString()).isEqualTo("ORDER_WAITS");
        assertThat(waits.at("/orderId").asString()).isEqualTo("o-" + test);
        assertThat(waits.at("/customerId").asString()).isEqualTo(test);
        assertThat(waits.at("/amount/amount").asString()).isEqualTo("11.00");
        assertThat(waits.at("/reason").asString()).isEqualTo("CREDIT_LIMIT_EXCEEDED");
        assertThat(waits.at("/figures/limitInForce/amount").asString()).isEqualTo("10.00");
        JsonNode freed = notices.get(1).json();
        assertThat(freed.at("/kind").asString()).isEqualTo("ORDER_FREED");
        assertThat(freed.at("/granted").asString()).isEqualTo("AFTER_WAITING");
        assertThat(notices).allSatisfy(notice -> {
            assertThat(notice.json().at("/noticeId").asString()).isEqualTo(notice.noticeId());
            assertThat(notice.signature()).isEqualTo("v1=" + signed(registered.text("/secret"), notice));
            assertThat(notice.body()).doesNotContain("Secret Name", "Smith");
        });
    }

    private static String signed(String secret, Receiver.Request notice) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of()
                .formatHex(mac.doFinal((notice.timestamp() + "." + notice.body()).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsOfOrdersThatAreRefused() {
        webhook("ORDER_REFUSED");

        order("large", 11);
        order("stranger", test + "-nobody", 1);

        assertThat(received(2).stream()
                        .map(notice -> notice.json().at("/reason").asString()))
                .containsExactlyInAnyOrder("CREDIT_LIMIT_EXCEEDED", "CUSTOMER_NOT_FOUND");
    }

    @Test
    void tellsOnceADayThatAnAccountIsOverItsLimit() {
        webhook("ACCOUNT_OVER_LIMIT");
        terms("WARN");

        order("a", 11);
        order("b", 1);
        assertThat(received(1).get(0).json().at("/exposure/amount").asString()).isEqualTo("11.00");
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get("/api/customers/" + test).text("/reserved/amount"))
                .isEqualTo("12.00"));
        daily.announce();
        // A younger notice of another subject is sent after those of this account.
        vouch.post(
                "/api/customers",
                "{'customerId':'%s-2','name':'N','creditLimit':{'amount':'0','currency':'GBP'}}".formatted(test));
        vouch.send(
                "PUT",
                "/api/customers/" + test + "-2/terms",
                "{'onShortage':'WARN','tolerancePercent':0,'paymentDays':30,"
                        + "'overdueMinimum':{'amount':'0','currency':'GBP'}}");
        order("c", test + "-2", 1);

        assertThat(received(2).stream()
                        .map(notice -> notice.json().at("/customerId").asString()))
                .containsExactly(test, test + "-2");
    }

    /** The queries are asked as a part of Vouch that may ask them. */
    @Test
    void announcesDailyWhatIsDueByDate() {
        terms("WARN");
        order("a", 11);
        vouch.send(
                "POST",
                "/api/customers/" + test + "/temporary-limits",
                "{'temporaryLimitId':'t','amount':{'amount':'5','currency':'GBP'},'from':'%1$s','until':'%1$s'}"
                        .formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC)));
        Awaitility.await().untilAsserted(() -> {
            Client.Answer customer = vouch.get("/api/customers/" + test);
            assertThat(customer.text("/reserved/amount")).isEqualTo("11.00");
            assertThat(customer.text("/temporaryLimits/0/temporaryLimitId")).isEqualTo("t");
        });
        webhook("ACCOUNT_OVER_LIMIT", "TEMPORARY_LIMIT_ENDS", "ORDER_EXPIRES", "QUEUE_OLDER");

        daily.announce();
        daily.announce();

        Awaitility.await().untilAsserted(() -> assertThat(database.queryForObject(
                        "select count(*) from notice where webhook_id = ? and state <> 'DELIVERED'",
                        Long.class,
                        registered.text("/webhookId")))
                .isZero());
        assertThat(RECEIVER.at("/" + test).stream()
                        .map(Receiver.Request::json)
                        .filter(notice -> notice.at("/customerId").asString().equals(test))
                        .map(notice -> notice.at("/kind").asString()))
                .containsExactlyInAnyOrder("ACCOUNT_OVER_LIMIT", "TEMPORARY_LIMIT_ENDS");
    }

    @Test
    void neverReplaysWhatItHasTold() {
        assertThat(processor().supportsReset()).isFalse();
        assertThat(vouch.post("/actuator/processors/notices/replay", "{'reason':'test'}")
                        .status())
                .isEqualTo(409);
    }

    /** As after an upgrade of a store that has events, and no processor of notices yet. */
    @Test
    void beginsWithTheNewestEvent() {
        webhook("ORDER_REFUSED");
        processor().shutDown();
        try {
            order("old", 11);
            database.update("delete from TokenEntry where processorName = ?", Notices.GROUP);
        } finally {
            processor().start();
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(processor().processingStatus()).isNotEmpty());

        order("new", 11);

        assertThat(received(1).get(0).json().at("/orderId").asString()).isEqualTo("new-" + test);
    }

    private StreamingEventProcessor processor() {
        return processing
                .eventProcessor(Notices.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Test
    void keepsAnEventThatCannotBeToldAsADeadLetter() {
        webhook("ORDER_REFUSED");
        database.execute("alter table notice add constraint poison check (subject <> 'order/bad-" + test + "')");

        order("bad", 11);
        Awaitility.await().untilAsserted(() -> assertThat(letters.sequences())
                .filteredOn(sequence -> sequence.group().equals(Notices.GROUP))
                .singleElement()
                .satisfies(sequence -> assertThat(sequence.sequence()).isEqualTo("customer/" + test)));
        order("other", test + "-nobody", 1);
        assertThat(received(1).get(0).json().at("/orderId").asString()).isEqualTo("other-" + test);

        database.execute("alter table notice drop constraint poison");
        Awaitility.await().untilAsserted(() -> {
            retry.retry(Notices.GROUP, "customer/" + test);
            assertThat(letters.letters(Notices.GROUP, "customer/" + test, 1)).isEmpty();
        });
        assertThat(received(2).get(1).json().at("/orderId").asString()).isEqualTo("bad-" + test);
    }

    @Test
    void showsWhatWasGivenUpAtTheDeskOfTheDeadLetters() {
        webhook("ORDER_REFUSED");
        String id = registered.text("/webhookId");
        order("o", 11);
        received(1);
        Awaitility.await().untilAsserted(() -> assertThat(database.update(
                        "update notice set state = 'DEAD', attempts = 30, error = 'HTTP 500'"
                                + " where webhook_id = ? and state = 'DELIVERED'",
                        id))
                .isEqualTo(1));

        Client.Answer shown = vouch.get("/actuator/deadletters/webhooks?sequence=" + id);
        assertThat(shown.text("/items/0/eventType")).isEqualTo("ORDER_REFUSED");
        assertThat(shown.text("/items/0/stream")).isEqualTo("order/o-" + test);
        assertThat(shown.text("/items/0/error")).isEqualTo("HTTP 500");
        assertThat(vouch.get("/actuator/deadletters").raw().body()).contains(id);
        assertThat(webhookShown(id).at("/dead").intValue()).isEqualTo(1);

        Client.Answer retried = vouch.post(
                "/actuator/deadletters/webhooks/retry", "{'sequence':'" + id + "','reason':'The receiver is back'}");
        assertThat(retried.text("/sequences/HANDLED")).isEqualTo("1");
        assertThat(received(2).stream().map(Receiver.Request::noticeId).distinct())
                .hasSize(1);
        assertThat(vouch.post(
                                "/actuator/deadletters/webhooks/discard",
                                "{'sequence':'" + id + "','reason':'Nothing is left'}")
                        .status())
                .isEqualTo(404);
    }

    private JsonNode webhookShown(String id) {
        Client.Answer list = vouch.get("/api/webhooks");
        assertThat(list.raw().body()).doesNotContain("secret", registered.text("/secret"));
        return list.body()
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/webhookId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsWebhooksAndRemovesThem() {
        webhook("ORDER_WAITS", "ORDER_WAITS", "ORDER_FREED");
        String id = registered.text("/webhookId");

        JsonNode shown = webhookShown(id);
        assertThat(shown.at("/url").asString()).isEqualTo(RECEIVER.address() + "/" + test);
        assertThat(shown.at("/kinds").valueStream().map(JsonNode::asString))
                .containsExactly("ORDER_WAITS", "ORDER_FREED");
        assertThat(shown.at("/digest").asBoolean()).isFalse();
        assertThat(shown.at("/lastSuccessAt").isNull()).isTrue();
        assertThat(shown.at("/failingSince").isNull()).isTrue();
        assertThat(shown.at("/waiting").intValue()).isZero();

        assertThat(vouch.send("DELETE", "/api/webhooks/" + id, "").status()).isEqualTo(204);
        Client.Answer again = vouch.send("DELETE", "/api/webhooks/" + id, "");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.text("/code")).isEqualTo("WEBHOOK_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kinds':['ORDER_WAITS']} | 422 | /url",
                "{'url':'','kinds':['ORDER_WAITS']} | 422 | /url",
                "{'url':'https://shop.example'} | 422 | /kinds",
                "{'url':'https://shop.example','kinds':[]} | 422 | /kinds",
                "{'url':'https://shop.example','kinds':['ORDER_LOST']} | 422 | /kinds/0",
                "{'url':'https://shop.example','kinds':[null]} | 422 | /kinds/0",
                "{'url':'http://shop.example','kinds':['ORDER_WAITS']} | 422 | ''",
                "{'url':'https://127.0.0.1','kinds':['ORDER_WAITS']} | 422 | ''",
                "{'url':'https://169.254.169.254/latest','kinds':['ORDER_WAITS']} | 422 | ''",
                "{'url':'https://8.8.8.8','kinds':['ORDER_WAITS'],'digest':true} | 422 | ''",
                "{'url':1,'kinds':['ORDER_WAITS']} | 400 | ''",
                "{'url':'https://shop.example','kinds':'ORDER_WAITS'} | 400 | ''",
                "{'url':'https://shop.example','kinds':['ORDER_WAITS'],'secret':'mine'} | 400 | ''",
            })
    void refusesAWebhookThatCannotBe(String body, int status, String pointer) {
        Client.Answer answer = vouch.send("POST", "/api/webhooks", body);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    }
}
