package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** How the operations of both parts of the credit rules are said. */
class FullCallsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String MONEY = "{'amount':'5.00','currency':'GBP'}";

    private static final String TERMS =
            "'onShortage':'WAIT','tolerancePercent':5,'paymentDays':30,'overdueGraceDays':null,'reservationDays':7";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "register | | POST /api/customers | {'customerId':'c','name':'Customer c','creditLimit':MONEY,ON}",
                "order | | POST /api/orders wait | {'orderId':'r','customerId':'c',"
                        + "'lines':[{'sku':'ARTICLE','quantity':1,'unitPrice':MONEY}],ON}",
                "ship | | POST /api/orders/r/shipment wait | {ON}",
                "cancel | | POST /api/orders/r/cancellation wait | {ON}",
                "payment | | POST /api/customers/c/payments | {'paymentId':'r','amount':MONEY,ON}",
                "reverse | | POST /api/customers/c/payments/r/reversal | {'reason':'conformance',ON}",
                "credit-note | | POST /api/customers/c/credit-notes | {'creditNoteId':'r','amount':MONEY,ON}",
                "limit | | PUT /api/customers/c/credit-limit | {'creditLimit':MONEY,ON}",
                "hold | | PUT /api/customers/c/hold | {'reason':'conformance',ON}",
                "lift-hold | | DELETE /api/customers/c/hold?reason=conformance&on=2011-03-31 |",
                "terms | TERMS,'overdueMinimum':'5.00' | PUT /api/customers/c/terms | {TERMS,'overdueMinimum':MONEY,ON}",
                "temporary-limit | 'from':'2011-04-01','until':'2011-04-05' | POST /api/customers/c/temporary-limits"
                        + " | {'temporaryLimitId':'r','amount':MONEY,'from':'2011-04-01','until':'2011-04-05',ON}",
                "withdraw-temporary-limit | |"
                        + " DELETE /api/customers/c/temporary-limits/r?reason=conformance&on=2011-03-31 |",
                "eligibility | 'eligibility':'RESTRICTED','bound':'5.00','factors':['rating'],'revision':3"
                        + " | PUT /api/customers/c/eligibility"
                        + " | {'eligibility':'RESTRICTED','bound':MONEY,'factors':['rating'],'revision':3,ON}",
                "eligibility | 'eligibility':'BLOCKED','bound':null,'factors':[],'revision':4"
                        + " | PUT /api/customers/c/eligibility"
                        + " | {'eligibility':'BLOCKED','bound':null,'factors':[],'revision':4,ON}",
                "override | 'reasons':['OVERDUE'] | POST /api/orders/r/credit-override wait"
                        + " | {'reasons':['OVERDUE'],'reason':'conformance',ON}",
                "refuse | | POST /api/orders/r/credit-refusal wait | {'reason':'conformance',ON}",
                "review | | POST /api/customers/c/review | {ON}"
            })
    void saysAnOperationWithItsBusinessDate(String kind, String more, String request, String body) {
        Call call = call(kind, more, "'2011-03-31'");

        assertThat(call.method() + " " + call.path() + (call.waits() ? " wait" : ""))
                .isEqualTo(request);
        assertThat(body(call)).isEqualTo(body == null ? null : json(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "payment | {'paymentId':'r','amount':MONEY}",
                "review |",
                "ship |",
                "lift-hold |",
            })
    void leavesOutADateThatIsNull(String kind, String body) {
        Call call = call(kind, null, "null");

        assertThat(call.path()).doesNotContain("&on=");
        assertThat(body(call)).isEqualTo(body == null ? null : json(body));
    }

    @Test
    void takesAnOrderThatWaitsForCreditForAnswered() {
        Call create = call("order", null, "null");
        Call cancel = call("cancel", null, "null");

        assertThat(create.isAnsweredBy(answer("{'status':'PENDING','credit':'WAITING'}")))
                .isTrue();
        assertThat(create.isAnsweredBy(answer("{'status':'PENDING','credit':'NONE'}")))
                .isFalse();
        assertThat(cancel.isAnsweredBy(answer("{'status':'PENDING','credit':'WAITING'}")))
                .isFalse();
    }

    private static Answer answer(String body) {
        return new Answer(202, json(body), Optional.empty(), Optional.empty(), false);
    }

    private static Call call(String kind, String more, String on) {
        String said = "{'on':" + on + (more == null ? "" : "," + more) + "}";
        Details details = new Details(json(said), MissingNode.getInstance());
        Operation operation = new Operation(1, Kind.of(kind).orElseThrow(), "c", "r", "5.00", "GBP", "");
        return Calls.of(operation.with(details)).get(0);
    }

    private static JsonNode body(Call call) {
        return call.body() == null ? null : JSON.readTree(JSON.writeValueAsString(call.body()));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace("MONEY", MONEY)
                .replace("TERMS", TERMS)
                .replace("ON}", "'on':'2011-03-31'}")
                .replace("ARTICLE", "CONFORMANCE")
                .replace('\'', '"'));
    }
}
