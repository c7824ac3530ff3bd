package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person decides about an order that waits: the account takes the decision, and the saga the order on. */
@VouchTest
class CreditOverrideTest {

    private static final String OVERRIDE = "credit-override";
    private static final String AGREED = "{'reasons':['CREDIT_LIMIT_EXCEEDED'],'reason':'a good customer'}";
    private static final String REFUSAL = "credit-refusal";
    private static final String RISKY = "{'reason':'too risky'}";

    private final String id = "override-" + UUID.randomUUID();
    private final String customer = "/api/customers/" + id;
    private final String order = "/api/orders/" + id;

    @LocalServerPort
    private int port;

    private Client vouch;

    @BeforeEach
    void letAnOrderWait() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'Ada','creditLimit':{'amount':'10','currency':'GBP'}}".formatted(id));
        vouch.send(
                "PUT",
                customer + "/terms",
                "{'onShortage':'WAIT','tolerancePercent':0,'paymentDays':30,'overdueMinimum':{'amount':'0','currency':'GBP'}}");
        Client.Answer created = vouch.post(
                "/api/orders",
                "{'orderId':'%s','customerId':'%s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'11','currency':'GBP'}}]}"
                        .formatted(id, id));
        assertThat(created.status()).isEqualTo(202);
        assertThat(created.text("/credit")).isEqualTo("WAITING");
    }

    @ParameterizedTest
    @CsvSource({
        "credit-override, APPROVED, RESERVED, CreditReserved, OrderApproved",
        "credit-refusal, REJECTED, NONE, CreditReservationRejected, OrderRejected"
    })
    void doesWhatItsDryRunHasShown(String decision, String status, String credit, String first, String second) {
        String body = decision.equals(OVERRIDE) ? AGREED : RISKY;

        Client.Answer shown =
                vouch.send("POST", order + "/" + decision, body, "Prefer", "dry-run", "If-Match", "\"1\"");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("/wouldBe/status")).isEqualTo(status);
        assertThat(shown.text("/wouldBe/credit")).isEqualTo(credit);
        assertThat(shown.body().at("/events").findValuesAsString("type")).containsExactly(first, second);
        assertThat(vouch.get(order).text("/credit")).isEqualTo("WAITING");

        Client.Answer done = decide(decision, body, "\"1\"");

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text("/status")).isEqualTo(status);
        assertThat(done.text("/credit")).isEqualTo(credit);
        assertThat(done.text("/version")).isEqualTo(shown.text("/wouldBe/version"));
    }

    /** A client that got no answer sends its request again, and the order has another version meanwhile. */
    @Test
    void isAnsweredInTheSameWayAgainThoughTheOrderHasChanged() {
        Client.Answer first = decide(OVERRIDE, AGREED, "\"1\"");
        assertThat(first.text("/version")).isEqualTo("2");

        Client.Answer again = decide(OVERRIDE, AGREED, "\"1\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(vouch.send("POST", order + "/" + OVERRIDE, AGREED, "Prefer", "dry-run", "If-Match", "\"1\"")
                        .body()
                        .at("/events"))
                .isEmpty();
    }

    @Test
    void isDoneOnlyForTheVersionThatTheClientExpects() {
        for (String preference : new String[] {"dry-run", "wait=20"}) {
            Client.Answer refused =
                    vouch.send("POST", order + "/" + OVERRIDE, AGREED, "Prefer", preference, "If-Match", "\"7\"");

            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.text("/code")).isEqualTo("VERSION_MISMATCH");
            assertThat(refused.text("/detail"))
                    .startsWith("The present version is 1, and the request expects version 7.");
        }
        assertThat(vouch.get(order).text("/credit")).isEqualTo("WAITING");
    }

    /** Whatever version the client expects. */
    @Test
    void isRefusedForWhatItIs() {
        isRefused(OVERRIDE, "{'reasons':['OVERDUE'],'reason':'x'}", 409, "NOT_OVERRIDDEN");
        vouch.send("PUT", customer + "/eligibility", "{'eligibility':'BLOCKED','revision':1}");
        isRefused(OVERRIDE, AGREED, 409, "NOT_ELIGIBLE");
        decide(REFUSAL, RISKY, "*");
        isRefused(OVERRIDE, AGREED, 409, "NOT_WAITING");
    }

    @Test
    void isRefusedForAnOrderThatDoesNotExist() {
        Client.Answer refused = vouch.send("POST", "/api/orders/nobody/" + REFUSAL, RISKY, "If-Match", "\"7\"");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("/code")).isEqualTo("ORDER_NOT_FOUND");
    }

    /** Of those that a client can see: every check with its figures, and who has decided. */
    @Test
    void isExplained() {
        assertThat(vouch.get(order + "/why").text("/outcome")).isEqualTo("DEFERRED");
        decide(OVERRIDE, AGREED, "*");

        Client.Answer why = vouch.get(order + "/why");

        assertThat(why.status()).isEqualTo(200);
        assertThat(why.text("/outcome")).isEqualTo("GRANTED");
        assertThat(why.text("/actor")).isEqualTo("anonymous");
        assertThat(why.text("/figures/requested/amount")).isEqualTo("11.00");
    }

    private void isRefused(String decision, String body, int status, String code) {
        for (String version : new String[] {"*", "\"7\""}) {
            Client.Answer refused = decide(decision, body, version);

            assertThat(refused.status()).as(version).isEqualTo(status);
            assertThat(refused.text("/code")).isEqualTo(code);
        }
    }

    private Client.Answer decide(String decision, String body, String version) {
        return vouch.send("POST", order + "/" + decision, body, "Prefer", "wait=20", "If-Match", version);
    }
}
