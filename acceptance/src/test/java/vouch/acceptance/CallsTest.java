package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register    | POST /api/customers                  | false"
                        + " | {'customerId':'c','name':'Customer c','creditLimit':{'amount':'5.00','currency':'GBP'}}",
                "ship        | POST /api/orders/r/shipment          | true  |",
                "cancel      | POST /api/orders/r/cancellation      | true  |",
                "payment     | POST /api/customers/c/payments       | false"
                        + " | {'paymentId':'r','amount':{'amount':'5.00','currency':'GBP'}}",
                "reverse     | POST /api/customers/c/payments/r/reversal | false | {'reason':'conformance'}",
                "credit-note | POST /api/customers/c/credit-notes   | false"
                        + " | {'creditNoteId':'r','amount':{'amount':'5.00','currency':'GBP'}}",
                "limit       | PUT /api/customers/c/credit-limit    | false"
                        + " | {'creditLimit':{'amount':'5.00','currency':'GBP'}}",
                "hold        | PUT /api/customers/c/hold            | false | {'reason':'conformance'}",
                "lift-hold   | DELETE /api/customers/c/hold?reason=conformance | false |"
            })
    void saysAnOperationAsTheContractHasIt(String kind, String request, boolean waits, String body) {
        assertThat(calls(kind, "5.00")).singleElement().satisfies(call -> {
            assertThat(call.method() + " " + call.path()).isEqualTo(request);
            assertThat(call.waits()).isEqualTo(waits);
            assertThat(call.body() == null ? null : JSON.<JsonNode>valueToTree(call.body()))
                    .isEqualTo(body == null ? null : JSON.readTree(body.replace('\'', '"')));
        });
    }

    @ParameterizedTest
    @CsvSource({"order, 1, true", "order-async, 1, false", "order-then-cancel, 2, false"})
    void waitsForADecisionOnlyWhereItIsWanted(String kind, int count, boolean waits) {
        assertThat(calls(kind, "5.00"))
                .hasSize(count)
                .first()
                .extracting(Call::path, Call::waits)
                .containsExactly("/api/orders", waits);
    }

    @ParameterizedTest
    @CsvSource({"5.00, 1x5.00", "2x10.00+1x5.50, 2x10.00+1x5.50"})
    void ordersLineByLine(String amount, String lines) {
        String sent = JSON.valueToTree(calls("order", amount).get(0).body()).toString();

        for (String line : lines.split("\\+")) {
            String[] parts = line.split("x");
            assertThat(sent).contains("\"quantity\":" + parts[0]).contains("\"amount\":\"" + parts[1] + "\"");
        }
        assertThat(sent.split("CONFORMANCE", -1)).hasSize(lines.split("\\+").length + 1);
    }

    private static List<Call> calls(String kind, String amount) {
        return Calls.of(new Operation(1, Kind.of(kind).orElseThrow(), "c", "r", amount, "GBP", ""));
    }
}
