package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What-ifs over HTTP, of trade that was sent over HTTP. */
@VouchTest
class WhatIfTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private final String customer = "w-" + UUID.randomUUID();
    private Client vouch;

    /** A limit of 10: the first order is approved and shipped, the second approved, the third rejected. */
    @BeforeEach
    void trade() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers", "{'customerId':'%s','name':'Ada','creditLimit':%s}".formatted(customer, money(10)));
        order(1, 6);
        vouch.post("/api/orders/" + customer + "-1/shipment", "{}");
        order(2, 4);
        order(3, 1);
    }

    private void order(int number, int amount) {
        vouch.post(
                "/api/orders",
                "{'orderId':'%s-%d','customerId':'%s','lines':[{'sku':'A','quantity':1,'unitPrice':%s}]}"
                        .formatted(customer, number, customer, money(amount)));
    }

    private static String money(int amount) {
        return "{'amount':'%d','currency':'GBP'}".formatted(amount);
    }

    private Client.Answer start(String timelines) {
        return vouch.post(
                "/api/what-if", "{'name':'Test','customers':['%s'],'timelines':[%s]}".formatted(customer, timelines));
    }

    private JsonNode ended(Client.Answer started) {
        String path = started.raw().headers().firstValue("Location").orElseThrow();
        return Awaitility.await().until(() -> vouch.get(path).body(), view -> !view.get("state")
                .asString()
                .equals("RUNNING"));
    }

    @Test
    void findsWhatEachPolicyWouldHaveDecided() {
        long before = events();

        Client.Answer started = start("{'name':'as it was','policy':{}},{'name':'half','policy':{'limitFactor':0.5}},"
                + "{'name':'more','policy':{'limits':{'%s':%s}}}".formatted(customer, money(11)));

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.text("/state")).isEqualTo("RUNNING");
        JsonNode done = ended(started);
        assertThat(done.get("state").asString()).as("%s", done).isEqualTo("DONE");
        assertThat(done.at("/progress/percent").asInt()).isEqualTo(100);
        assertThat(summary(done.at("/timelines/0"))).isEqualTo("2 10.00, 1 1.00, 0 flips");
        assertThat(summary(done.at("/timelines/1"))).isEqualTo("2 5.00, 1 6.00, 2 flips");
        assertThat(summary(done.at("/timelines/2"))).isEqualTo("3 11.00, 0 , 1 flips");
        // What is assumed of the other two depends on all customers, those of other tests, too.
        JsonNode exposure = done.at("/timelines/0/exposure");
        assertThat(exposure.get(exposure.size() - 1).at("/amount/amount").asString())
                .isEqualTo("10.00");
        assertThat(events()).isEqualTo(before);
    }

    private static String summary(JsonNode timeline) {
        return "%s, %s, %d flips"
                .formatted(
                        count(timeline.get("approved")),
                        count(timeline.get("rejected")),
                        timeline.get("flips").asInt());
    }

    private static String count(JsonNode count) {
        return count.get("orders").asInt() + " " + count.at("/amounts/0/amount").asString("");
    }

    @Test
    void listsFlipsInPagesAndAsCsv() {
        JsonNode done = ended(start("{'name':'=half','policy':{'limitFactor':0.5}}"));
        String flips = "/api/what-if/" + done.get("whatIfId").asString() + "/flips";

        JsonNode first = vouch.get(flips + "?limit=1").body();
        JsonNode last = vouch.get(flips + "?limit=1&timeline=%3Dhalf&after="
                        + first.get("next").asString())
                .body();

        assertThat(first.at("/items/0/orderId").asString()).isEqualTo(customer + "-1");
        assertThat(first.at("/items/0/was/outcome").asString()).isEqualTo("APPROVED");
        assertThat(first.at("/items/0/wouldBe/reason").asString()).isEqualTo("CREDIT_LIMIT_EXCEEDED");
        assertThat(first.at("/items/0/wouldBe/figures/creditLimit/amount").asString())
                .isEqualTo("5.00");
        assertThat(last.at("/items/0/orderId").asString()).isEqualTo(customer + "-3");
        assertThat(last.at("/items/0/wouldBe/outcome").asString()).isEqualTo("APPROVED");
        assertThat(last.get("next").isNull()).isTrue();
        assertThat(vouch.csv(flips).lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("'=half," + customer + "-1," + customer + ",")
                .contains("6.00,GBP,APPROVED,,AT_ONCE,");
    }

    @Test
    void listsWhatIsKeptWithTheNewestFirst() {
        String old = start("{'name':'half','policy':{'limitFactor':0.5}}").text("/whatIfId");
        JsonNode done = ended(start("{'name':'=half','policy':{'limitFactor':0.5}},{'name':'as it was','policy':{}}"));

        JsonNode first = vouch.get("/api/what-if?limit=1").body();
        JsonNode second = vouch.get(
                        "/api/what-if?limit=1&after=" + first.get("next").asString())
                .body();

        JsonNode newest = first.at("/items/0");
        assertThat(first.get("items").size()).isEqualTo(1);
        for (String field : newest.propertyNames()) {
            if (done.has(field)) {
                assertThat(newest.get(field)).as(field).isEqualTo(done.get(field));
            }
        }
        assertThat(newest.get("whatIfId")).isEqualTo(done.get("whatIfId"));
        assertThat(newest.get("customerCount").asInt()).isEqualTo(1);
        assertThat(newest.get("timelineNames").toString()).isEqualTo("[\"=half\",\"as it was\"]");
        assertThat(second.at("/items/0/whatIfId").asString()).isEqualTo(old);
        assertThat(vouch.csv("/api/what-if").lines().skip(1).limit(2))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(newest.get("whatIfId").asString()
                                        + ",Test,,,1,\"[\"\"=half\"\",\"\"as it was\"\"]\",DONE,"),
                        line -> assertThat(line).startsWith(old));
    }

    @Test
    void refusesACursorOfAnotherList() {
        ended(start("{'name':'half','policy':{'limitFactor':0.5}}"));
        ended(start("{'name':'half','policy':{'limitFactor':0.5}}"));
        String ours = vouch.get("/api/what-if?limit=1").text("/next");
        String others = vouch.get("/api/events?limit=1").text("/next");

        assertThat(vouch.get("/api/what-if?after=" + others).text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(vouch.get("/api/what-if?after=none").text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(vouch.get("/api/what-if?after=" + ours).status()).isEqualTo(200);
    }

    @Test
    void forgetsWhatIsDeletedAndSaysSo() {
        JsonNode done = ended(start("{'name':'half','policy':{'limitFactor':0.5}}"));
        String path = "/api/what-if/" + done.get("whatIfId").asString();

        assertThat(vouch.send("DELETE", path, "").status()).isEqualTo(204);

        assertThat(vouch.get(path).text("/code")).isEqualTo("WHAT_IF_NOT_FOUND");
        assertThat(vouch.get(path + "/flips").status()).isEqualTo(404);
        assertThat(vouch.send("DELETE", path, "").status()).isEqualTo(404);
        assertThat(database.queryForObject("select count(*) from what_if_flip", Integer.class))
                .isZero();
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThat(start("{'name':'a','policy':{}},{'name':'a','policy':{}}").status())
                .isEqualTo(422);
        assertThat(start("{'name':'a','policy':{'limitFactor':-1}}").text("/code"))
                .isEqualTo("VALIDATION_FAILED");
        assertThat(start("{'name':'a','policy':{'limitFacto':1}}").status()).isEqualTo(400);
        JsonNode failed =
                ended(start("{'name':'a','policy':{'limits':{'nobody-%s':%s}}}".formatted(customer, money(1))));
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.get("problem").asString())
                .isEqualTo("There is no customer nobody-" + customer
                        + " in the events that were read. Start it again without.");
    }

    private long events() {
        return database.queryForObject("select count(*) from DomainEventEntry", Long.class);
    }
}
